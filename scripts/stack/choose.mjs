// Which stack the main job uses: `twcc`, on TWCC itself, or `local`, on the local gateway.

/** @typedef {"local" | "twcc"} StackName */

/**
 * @param {{ forced?: StackName | undefined, apiKey?: string | undefined }} facts
 * forced: by --local or --twcc; apiKey: where one was found (api-key.mjs).
 * @returns {{ name: StackName, reason: string }}
 */
export function chooseStack({ forced, apiKey }) {
    if (forced) {
        return { name: forced, reason: `--${forced} says so` };
    }
    return apiKey ? { name: "twcc", reason: apiKey } : { name: "local", reason: "no TWCC API key is configured" };
}

/**
 * Takes our own flags off a command line; the rest is for Pulumi.
 * @param {string[]} args
 * @returns {{ forced: StackName | undefined, rest: string[] }}
 */
export function splitStackFlag(args) {
    const isFlag = (/** @type {string} */ arg) => arg === "--local" || arg === "--twcc";
    const flag = args.find(isFlag);
    return {
        forced: flag === undefined ? undefined : flag === "--local" ? "local" : "twcc",
        rest: args.filter((arg) => !isFlag(arg)),
    };
}
