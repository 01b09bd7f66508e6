// An expected failure, which the user sees without a stack; and the frame of every command. Loaded before the packages are
// installed: Node's own modules only.
import { endWithNpm } from "./interruption.mjs";

/** A failure whose message is all that the user needs: what failed, why, what to do. */
export class Failure extends Error {
    /**
     * @param {string} message What failed.
     * @param {{ output?: string | undefined, hint?: string | undefined, cause?: unknown }} [more] output: what the failed
     * command printed; hint: what to do next.
     */
    constructor(message, { output, hint, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = "Failure";
        this.output = output;
        this.hint = hint;
    }

    /** The whole text for the user. */
    describe() {
        const output = this.output?.trimEnd();
        return [this.message, output ? `Its output:\n${output.replace(/^/gm, "    ")}` : undefined, this.hint]
            .filter(Boolean)
            .join("\n");
    }
}

/**
 * Runs the body of a command. Its result is the exit code; undefined means 0.
 * @param {() => Promise<number | void>} body
 */
export async function main(body) {
    endWithNpm();
    try {
        process.exitCode = (await body()) ?? 0;
    } catch (error) {
        printError(error);
        process.exitCode = 1;
    }
}

/** @param {unknown} error */
export function printError(error) {
    console.error(error instanceof Failure ? `\n${error.describe()}` : error);
}

// By shape, not by class: under jest the errors of Node's own modules are not instances of the test's Error.

/** @param {unknown} error @returns {string} The error's message, whatever was thrown. */
export const messageOf = (error) => String(Object(error).message ?? error);

/** @param {unknown} error @returns {string | undefined} The system's code (ENOENT, EACCES …), if it has one. */
export function codeOf(error) {
    const { code } = Object(error);
    return typeof code === "string" ? code : undefined;
}
