// Whether Pulumi asks the user to confirm.

/** Whether the command with these options only previews, or only shows its help. @param {string[]} args */
export const changesNothing = (args) => args.some((arg) => /^(--preview-only(=(true|1|t))?|--help|-h)$/i.test(arg));

/**
 * Pulumi asks before it changes something at TWCC, if there is a user to answer. On the local gateway it does not.
 * @param {{ name: string }} stack
 * @param {string[]} args The user's options.
 * @param {boolean} [terminal]
 * @returns {string[]} The option to add.
 */
export function confirmation({ name }, args, terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)) {
    const answered = changesNothing(args) || args.some((arg) => ["--yes", "-y"].includes(arg));
    return answered || (name === "twcc" && terminal) ? [] : ["--yes"];
}
