import type * as yaml from "yaml";

/** The text entries of one profile, or what is wrong with the file: ` in line 3: …`, without its contents. */
export type Profile = { readonly entries: Readonly<Record<string, string>> } | { readonly damage: string };

/** Reads one profile of a YAML file as twccli writes it: a map of maps. */
export function parseCredentialFile(text: string, profile: string): Profile {
    // With `failsafe` every value stays text: an API key may look like a number. Of two entries with one name the last
    // one counts, as in twccli. The library's messages quote the file, so only the line number is passed on.
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

/** How YAML writes a missing value. */
const nothing = new Set(["", "~", "null", "Null", "NULL"]);

function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Loaded only if there is a file to read: importing the provider must be cheap, and reading is synchronous. */
function loadYaml(): typeof yaml {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
    return require("yaml") as typeof yaml;
}
