// What `npm run up` and `npm run down` tell the user to type.
import { npmCommand } from "../support/npm-command.mjs";

/**
 * Printed at the start: Pulumi's messages name commands, and plain `pulumi cancel` would use another stack. (After a failure
 * the script cannot know whether a message named one, since Pulumi writes to the terminal directly.)
 * @param {string | undefined} forced The stack that the user asked for: the commands have to ask for the same one.
 */
export const otherCommands = (forced) =>
    `For "pulumi COMMAND" on this stack, type: npm run pulumi -- ${forced ? `--${forced} ` : ""}COMMAND`;

/**
 * @param {string | undefined} forced
 * @param {string | undefined} login How to log in, if there is a way.
 * @returns {string}
 */
export function nextSteps(forced, login) {
    const { pulumi, option } = forms(forced);
    const key = `${pulumi} stack output privateKey --show-secrets`;
    return [
        "",
        "What next, in this shell:",
        `  see the outputs        ${pulumi} stack output`,
        `  see a private key      ${key}`,
        `  save it, for you only  (umask 077 && set -C && ${key} > twcc-key)`,
        "  keep it out of state   set recipients: docs/guides/encrypted-private-key.md",
        ...(login === undefined ? [] : [login]),
        `  remove everything      npm run down${option}`,
    ].join("\n");
}

/**
 * The local gateway's machines answer only while the gateway runs; that command starts it.
 * @param {string | undefined} forced
 */
export const loginAgain = (forced) => `  log in again           npm run ssh${forms(forced).option}`;

/**
 * TWCC charges for an instance, so the main job creates none there unless the user asks for it.
 * @param {string | undefined} forced
 */
export function loginAtTwcc(forced) {
    const { pulumi, option } = forms(forced);
    return [
        `  create an instance     ${pulumi} config set twcc:project ENT123456`,
        `                         ${pulumi} config set instance true`,
        `                         npm run up${option} (TWCC charges for it)`,
        `  log in to it           ssh -i twcc-key ubuntu@$(${pulumi} stack output address)`,
        `                         (its security group has to let port 22 in)`,
    ].join("\n");
}

/** @param {string | undefined} forced */
const forms = (forced) => ({
    pulumi: `npm run --silent pulumi --${forced ? ` --${forced}` : ""}`,
    option: forced ? ` -- --${forced}` : "",
});

/**
 * Pulumi ends a destroy with a command that removes the stack. Typed as it is, it would use another stack.
 * @param {string[]} args What was given to `npm run down`.
 */
export const afterDestroy = (args) => `\nTo remove the stack too, type: ${npmCommand("down", [...args, "--remove"])}`;
