// Who says yes.

/**
 * Pulumi asks before it changes something at TWCC, when there is somebody to ask. The local gateway is only a toy.
 * @param {{ name: string }} world
 * @param {string[]} args What the user gave.
 * @param {boolean} [terminal]
 * @returns {string[]}
 */
export function confirmation({ name }, args, terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)) {
    const answered = args.some((arg) => ["--yes", "-y", "--preview-only", "--help", "-h"].includes(arg));
    return answered || (name === "twcc" && terminal) ? [] : ["--yes"];
}
