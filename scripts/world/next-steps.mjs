// What to do after a successful `npm run up`.

/**
 * @param {string | undefined} forced The world that the user asked for: the commands must ask for the same one.
 * @returns {string}
 */
export function nextSteps(forced) {
    const flag = forced ? `--${forced} ` : "";
    const key = `npm run --silent pulumi -- ${flag}stack output privateKey --show-secrets`;
    return `
What next, in this shell:
  see the outputs        npm run --silent pulumi -- ${flag}stack output
  see a private key      ${key}
  save it, for you only  (umask 077 && set -C && ${key} > twcc-key)
  use it                 ssh -i twcc-key ubuntu@ADDRESS-OF-YOUR-INSTANCE
  remove everything      npm run down${forced ? ` -- --${forced}` : ""}`;
}

/**
 * After a failure. Pulumi's messages name its commands as `pulumi …`, which would work in another world.
 * @param {string | undefined} forced
 */
export const afterFailure = (forced) =>
    `\nPulumi's commands, as its messages name them, are typed here so: npm run pulumi -- ${forced ? `--${forced} ` : ""}cancel`;
