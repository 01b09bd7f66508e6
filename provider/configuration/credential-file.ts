import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** What pulumi-twcc takes from twccli's credential file. */
export interface Credentials {
    readonly path: string;
    readonly apiKey?: string;
    readonly project?: string;
}

/** Where twccli keeps its credentials: `$TWCC_DATA_PATH/credential`, else `~/.twcc_data/credential`. */
export function credentialFilePath(environment: NodeJS.ProcessEnv): string {
    const folder = environment.TWCC_DATA_PATH ?? "";
    return join(folder === "" ? join(homedir(), ".twcc_data") : folder, "credential");
}

/** Reads twccli's credential file; a missing or unreadable one holds nothing. */
export function readCredentialFile(environment: NodeJS.ProcessEnv): Credentials {
    const path = credentialFilePath(environment);
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch {
        return { path };
    }
    const profile = parseProfile(text, "_default");
    return {
        path,
        ...(profile.twcc_api_key !== undefined && { apiKey: profile.twcc_api_key }),
        ...(profile.twcc_proj_code !== undefined && { project: profile.twcc_proj_code }),
    };
}

/**
 * The entries of one profile. twccli writes the file with PyYAML: a map of maps of plain or quoted scalars. That subset
 * is read here, since a YAML library would be a third of this package's size.
 */
export function parseProfile(text: string, profile: string): Record<string, string> {
    const entries: Record<string, string> = {};
    let inProfile = false;
    for (const line of text.split(/\r?\n/)) {
        const [, indent = "", key = "", rest = ""] = /^(\s*)([^\s:#][^:]*):(?:\s+(.*))?$/.exec(line) ?? [];
        if (key === "") continue;
        if (indent === "") inProfile = key === profile;
        else if (inProfile) {
            const value = scalar(rest.trim());
            if (value !== "") entries[key] = value;
        }
    }
    return entries;
}

function scalar(text: string): string {
    const [, , quoted] = /^(['"])(.*)\1\s*(?:#.*)?$/.exec(text) ?? [];
    if (quoted !== undefined) return quoted;
    const plain = text.replace(/\s+#.*$/, "");
    return ["~", "null", "Null", "NULL"].includes(plain) ? "" : plain;
}
