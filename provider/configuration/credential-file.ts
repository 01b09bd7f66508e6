import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseCredentialFile } from "./credential-file-format";

/** The values that pulumi-twcc reads from twccli's credential file. */
export interface Credentials {
    readonly path: string;
    readonly apiKey?: string;
    readonly project?: string;
    /** Why the file cannot be used, as whole sentences without its content. */
    readonly problem?: string;
}

/** Where twccli keeps its credentials: `$TWCC_DATA_PATH/credential`, else `~/.twcc_data/credential`. */
export function credentialFilePath(environment: NodeJS.ProcessEnv): string {
    const folder = environment.TWCC_DATA_PATH ?? "";
    return join(folder === "" ? join(homedir(), ".twcc_data") : folder, "credential");
}

/** Reads twccli's credential file. A missing file counts as empty. */
export function readCredentialFile(environment: NodeJS.ProcessEnv): Credentials {
    const path = credentialFilePath(environment);
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch (error) {
        const problem = unreadable(path, (error as NodeJS.ErrnoException).code ?? "unknown");
        return { path, ...(problem !== undefined && { problem }) };
    }
    const profile = parseCredentialFile(text, "_default");
    if ("damage" in profile) {
        return {
            path,
            problem:
                `twccli's file ${path} is damaged${profile.damage}. ` +
                "Log in with twccli again, or repair or remove the file.",
        };
    }
    const { twcc_api_key: apiKey = "", twcc_proj_code: project = "" } = profile.entries;
    return { path, ...(apiKey !== "" && { apiKey }), ...(project !== "" && { project }) };
}

function unreadable(path: string, code: string): string | undefined {
    switch (code) {
        case "ENOENT":
        case "ENOTDIR":
            return undefined;
        case "EACCES":
        case "EPERM":
            return `You have no permission to read twccli's file ${path}. Grant it, for example with \`chmod u+r\`, or log in with twccli as this user.`;
        default:
            return `twccli's file ${path} cannot be read (${code}). Log in with twccli again, or remove it.`;
    }
}
