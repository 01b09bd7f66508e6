// What to do after a successful `npm run up`.

/**
 * @param {string | undefined} forced The world that the user asked for: the commands must ask for the same one.
 * @param {string | undefined} login How to log in, if there is a way.
 * @returns {string}
 */
export function nextSteps(forced, login) {
    const { pulumi, option } = typed(forced);
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
export const loginAgain = (forced) => `  log in again           npm run ssh${typed(forced).option}`;

/**
 * At TWCC an instance costs money, so the main job makes none that was not asked for.
 * @param {string | undefined} forced
 */
export function loginAtTwcc(forced) {
    const { pulumi, option } = typed(forced);
    return [
        `  have an instance, too  ${pulumi} config set twcc:project ENT123456`,
        `                         ${pulumi} config set instance true`,
        `                         npm run up${option} (TWCC charges for it)`,
        `  log in to it           ssh -i twcc-key ubuntu@$(${pulumi} stack output address)`,
        `                         (its security group has to let port 22 in)`,
    ].join("\n");
}

/** @param {string | undefined} forced */
const typed = (forced) => ({
    pulumi: `npm run --silent pulumi --${forced ? ` --${forced}` : ""}`,
    option: forced ? ` -- --${forced}` : "",
});

/**
 * After a failure. Pulumi's messages name its commands as `pulumi …`, which would work in another world.
 * @param {string | undefined} forced
 */
export const afterFailure = (forced) =>
    `\nPulumi's commands, as its messages name them, are typed here so: npm run pulumi -- ${forced ? `--${forced} ` : ""}cancel`;
