// Who says yes.

/** @param {string[]} args What the user gave: whether `up` only looks with it, or only explains itself. */
export const changesNothing = (args) => args.some((arg) => /^(--preview-only(=(true|1|t))?|--help|-h)$/i.test(arg));

/**
 * Pulumi asks before it changes something at TWCC, when there is somebody to ask. The local gateway is only a toy.
 * @param {{ name: string }} stack
 * @param {string[]} args What the user gave.
 * @param {boolean} [terminal]
 * @returns {string[]}
 */
export function confirmation({ name }, args, terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)) {
    const answered = changesNothing(args) || args.some((arg) => ["--yes", "-y"].includes(arg));
    return answered || (name === "twcc" && terminal) ? [] : ["--yes"];
}
