import { appendFileSync } from "node:fs";

/** Appends private keys to a file that only its owner can read; without a file they are kept nowhere. */
export function madeKeysInto(file: string | undefined): (privateKey: string) => void {
    if (file === undefined) return () => undefined;
    const append = (line: string) => {
        appendFileSync(file, line, { mode: 0o600 });
    };
    append(""); // a file that cannot be written is known at the start
    return (privateKey) => {
        append(`${JSON.stringify(privateKey)}\n`);
    };
}
