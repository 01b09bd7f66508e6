import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Tables by name, each a list of records. */
export type State = Readonly<Record<string, readonly unknown[]>>;

const VERSION = 1;

/** The state in the file; an absent file is an empty state, an unreadable one an error and left alone. */
export function readState(file: string): State {
    let content: string;
    try {
        content = readFileSync(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return {};
        }
        throw error;
    }
    try {
        const parsed = JSON.parse(content) as { version?: unknown; tables?: unknown };
        if (parsed.version === VERSION && isState(parsed.tables)) {
            return parsed.tables;
        }
    } catch {
        // The sentence below says it.
    }
    throw new Error(`${file} is no data file of this gateway (version ${VERSION}). Move it away or name another.`);
}

/**
 * Writes synchronously, so that requests cannot overtake each other, and by renaming, so that a process killed at any
 * moment leaves either the old or the new state.
 */
export function writeState(file: string, tables: State): void {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, `${JSON.stringify({ version: VERSION, tables }, undefined, 2)}\n`, { mode: 0o600 });
    chmodSync(temporary, 0o600); // a leftover may have had another mode
    renameSync(temporary, file);
}

function isState(tables: unknown): tables is State {
    return (
        typeof tables === "object" && tables !== null && Object.values(tables).every((table) => Array.isArray(table))
    );
}
