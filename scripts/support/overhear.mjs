// What a command prints, passed on unchanged and heard meanwhile.

/** A command of Pulumi's as a message names it: `pulumi cancel`. */
const NAMED = /`pulumi |\bpulumi (cancel|config|destroy|import|login|plugin|preview|refresh|stack|state|up)\b/;

/**
 * Hears whether Pulumi's commands are named. Where Pulumi has the user's terminal nothing can be heard.
 * @param {{ out?: NodeJS.WriteStream, err?: NodeJS.WriteStream }} [streams]
 */
export function overhear({ out = process.stdout, err = process.stderr } = {}) {
    let named = Boolean(out.isTTY);
    let tail = "";
    /** @param {NodeJS.WriteStream} to */
    const pass = (to) => (/** @type {Buffer} */ chunk) => {
        to.write(chunk);
        // A command may come in two pieces.
        tail = (tail + chunk.toString()).slice(-chunk.length - 40);
        named ||= NAMED.test(tail);
    };
    return {
        /** Whether a command was named, or may have been. */
        named: () => named,
        /** For `spawn`: what to pipe. @type {["inherit", "inherit" | "pipe", "inherit" | "pipe"]} */
        stdio: ["inherit", out.isTTY ? "inherit" : "pipe", err.isTTY ? "inherit" : "pipe"],
        /** @param {import("node:child_process").ChildProcess} child */
        listen(child) {
            child.stdout?.on("data", pass(out));
            child.stderr?.on("data", pass(err));
        },
    };
}
