// What the fault matrix found, as tables for people.

/**
 * @typedef {object} Row
 * @property {string} resource The type, such as Keypair.
 * @property {string} fault
 * @property {"once" | "lasting" | "killed" | "fate" | "disk"} mode
 * @property {Record<string, string>} row By operation: how it came to its end, the worst of its calls.
 * @property {number} struck How many operations met the fault.
 */

/** @type {Readonly<Record<string, string>>} */
const signs = {
    "by itself": "✓",
    "next up": "up",
    "refresh, up": "refresh, up",
    "rebuild, up": "rebuild, up",
    "by hand, up": "**command**, up",
};

/** @type {readonly (readonly [Row["mode"], string])[]} */
const sections = [
    ["once", "One fault, then TWCC is well"],
    ["lasting", "A fault that lasts"],
    ["fate", "What becomes of the machine"],
    ["disk", "What is wrong at the path"],
    ["killed", "Killed with SIGKILL"],
];

/** The resources in the order of their parts, and their headings. */
const parts = [
    ["Keypair", "Key pairs"],
    ["Instance", "Instances"],
    ["PrivateKeyFile", "Private key files"],
];

/**
 * @param {Row[]} rows
 * @returns {string} Markdown.
 */
export function tableOf(rows) {
    return parts
        .map(([resource, title]) => /** @type {const} */ ([title, rows.filter((row) => row.resource === resource)]))
        .filter(([, own]) => own.length > 0)
        .map(([title, own]) => `## ${title}\n\n${tablesOfOne(own)}`)
        .join("\n\n");
}

/**
 * @param {Row[]} rows Of one resource.
 * @returns {string}
 */
function tablesOfOne(rows) {
    const operations = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
    return sections
        .map(([mode, title]) => /** @type {const} */ ([title, rows.filter((row) => row.mode === mode)]))
        .filter(([, own]) => own.length > 0)
        .map(([title, own]) => {
            const lines = own
                .toSorted((a, b) => (a.fault < b.fault ? -1 : 1))
                .map(({ fault, row }) => [fault, ...operations.map((name) => signs[row[name] ?? ""] ?? "")]);
            const table = [["", ...operations], ["---", ...operations.map(() => "---")], ...lines];
            return `### ${title}\n\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
        })
        .join("\n\n");
}

/**
 * @param {Row[]} rows
 * @param {string} cli The Pulumi CLI's version.
 * @returns {string} docs/faults.md, without a date: the same results make the same file.
 */
export function documentOf(rows, cli) {
    const struck = rows.reduce((sum, row) => sum + row.struck, 0);
    return `# Faults

Written by \`npm run test:faults\`; not by hand. On the real Pulumi engine (CLI ${cli}) and the real provider process, against the local gateway: ${rows.length} rows, each fault at every call to TWCC that an operation makes; ${struck} operations were struck. After each row everything was brought to its end as the messages say, and then held:

- no key pair or instance of ours is left at TWCC after \`pulumi destroy\`, and none of others is gone: **0 orphans, 0 touched strangers**;
- each private key in the state belongs to the public key at TWCC (\`ssh-keygen -y\`): **0 lost keys**;
- each instance in the state is there and Ready, beside others of its name, and no second one was made: **0 machines too many, 0 lost**;
- each private key file is whole and of mode 0600, or not there; what is not ours is untouched; a temporary file is left by SIGKILL only;
- each failed operation's message names the cause, and it ended in time (\`twcc:timeout\` is 20 s here, 12 s for instances).

| sign | how an operation came to its end; of its calls the worst |
| --- | --- |
| ✓ | it succeeded in spite of the fault |
| up | it failed; once TWCC or the disk was well, \`pulumi up\` finished it |
| refresh, up | the same, after the \`pulumi refresh\` that the message asks for |
| rebuild, up | the same, after the changed keeper that the message asks for |
| **command**, up | the same, after the command that the message or the README ("Interrupted") gives: \`twccli rm key\`, \`twccli rm vcs\`, \`rm\` |

Where a command is needed nothing else is right. TWCC made a key under a name that others can use, its answer was lost with the private key in it, and nobody but the user can tell whose key is there. Or TWCC may have made an instance, and would not say so any more: it is asked for once only, since a second time would be a second machine. An API key that is refused (401), a quota (403) and a conflict (409) are not tried again: that cannot help.

${tableOf(rows)}
`;
}
