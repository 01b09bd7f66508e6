// Which world the main job works in: TWCC itself, or the local gateway.

/** @typedef {"local" | "twcc"} WorldName */

/**
 * @param {{ forced?: WorldName | undefined, apiKey?: string | undefined }} facts
 * forced: by --local or --twcc; apiKey: where one was found (credentials.mjs).
 * @returns {{ name: WorldName, reason: string }}
 */
export function chooseWorld({ forced, apiKey }) {
    if (forced) {
        return { name: forced, reason: `--${forced} says so` };
    }
    return apiKey ? { name: "twcc", reason: apiKey } : { name: "local", reason: "no TWCC API key is configured" };
}

/**
 * Takes our own flags off a command line; the rest is for Pulumi.
 * @param {string[]} args
 * @returns {{ forced: WorldName | undefined, rest: string[] }}
 */
export function splitWorldFlag(args) {
    const isFlag = (/** @type {string} */ arg) => arg === "--local" || arg === "--twcc";
    const flag = args.find(isFlag);
    return {
        forced: flag === undefined ? undefined : flag === "--local" ? "local" : "twcc",
        rest: args.filter((arg) => !isFlag(arg)),
    };
}
