// What to do after `npm run up` and `npm run down`.
import { npmCommand } from "../support/npm-command.mjs";

/**
 * @param {string | undefined} forced The stack that the user asked for: the commands must ask for the same one.
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
        ...(login === undefined ? [] : [login]),
        `  remove everything      npm run down${option}`,
    ].join("\n");
}

/**
 * The local gateway's machines answer only while it runs, which that command sees to.
 * @param {string | undefined} forced
 */
export const loginAgain = (forced) => `  log in again           npm run ssh${forms(forced).option}`;

/**
 * At TWCC an instance costs money, so the main job makes none that was not asked for.
 * @param {string | undefined} forced
 */
export function loginAtTwcc(forced) {
    const { pulumi, option } = forms(forced);
    return [
        `  have an instance, too  ${pulumi} config set twcc:project ENT123456`,
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
 * After a failure whose message names a Pulumi command: `pulumi …` would work in another stack.
 * @param {string | undefined} forced
 */
export const afterFailure = (forced) =>
    `\nWhere a message names a Pulumi command, type it here so: npm run pulumi -- ${forced ? `--${forced} ` : ""}cancel`;

/**
 * Pulumi ends a destroy with a command that removes the stack, which would work in another stack.
 * @param {string[]} args What was given to `npm run down`.
 */
export const afterDestroy = (args) =>
    `\nTo remove the stack itself, too, type here: ${npmCommand("down", [...args, "--remove"])}`;
