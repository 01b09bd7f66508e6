import type * as yaml from "yaml";

/** The entries of one profile that are words, or what is wrong with the file: ` in line 3: …`, without its content. */
export type Profile = { readonly entries: Readonly<Record<string, string>> } | { readonly damage: string };

/** Reads one profile of a YAML file as twccli writes it: a map of maps. */
export function parseProfile(text: string, profile: string): Profile {
    // By `failsafe` every value stays the text that it is: an API key may look like a number. twccli takes the last of
    // two entries of one name, too. The library's messages quote the file, so only its line numbers go on from here.
    const document = loadYaml().parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "error" });
    const [error] = document.errors;
    if (error !== undefined) {
        const line = error.linePos?.[0].line;
        return { damage: `${line === undefined ? "" : ` in line ${line}`}: it is not valid YAML` };
    }
    let profiles: unknown;
    try {
        profiles = document.toJS();
    } catch {
        return { damage: ": it is not valid YAML" };
    }
    const wanted = profiles === null ? {} : isMap(profiles) ? (profiles[profile] ?? {}) : undefined;
    if (isMap(wanted)) return { entries: Object.fromEntries(Object.entries(wanted).flatMap(entry)) };
    return wanted === "" ? { entries: {} } : { damage: ": it has no profiles" };
}

function entry([name, value]: [string, unknown]): [string, string][] {
    return typeof value === "string" && !nothing.has(value) ? [[name, value]] : [];
}

/** How YAML writes that there is no value. */
const nothing = new Set(["", "~", "null", "Null", "NULL"]);

function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Loaded when there is a file to read: importing the provider must not cost anything, and reading is synchronous. */
function loadYaml(): typeof yaml {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
    return require("yaml") as typeof yaml;
}
