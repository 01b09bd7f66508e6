// What became of each cell, as a table for people.

/**
 * @typedef {object} Outcome
 * @property {import("./cells.mjs").Cell} cell
 * @property {string} result "works", or what failed.
 * @property {boolean} passed
 */

/**
 * @param {import("./cells.mjs").Cell[]} cells
 * @param {{ ancestorTitles: string[], title: string, status: string }[]} tests From jest's JSON report.
 * @returns {Outcome[]}
 */
export function outcomesOf(cells, tests) {
    return cells.map((cell) => {
        const own = tests.filter(({ ancestorTitles }) => ancestorTitles[0] === cell.title);
        const failed = own.find(({ status }) => status !== "passed");
        if (own.length === 0 || failed) {
            return { cell, passed: false, result: `**failed**: ${failed?.title ?? "did not run"}` };
        }
        return { cell, passed: true, result: cell.refusal ? `refused: “${cell.refusal}”` : "works" };
    });
}

/**
 * @param {Outcome[]} outcomes
 * @returns {string} Rows of Markdown.
 */
export function tableOf(outcomes) {
    const rows = outcomes.map(({ cell, result }) => `| ${cell.node} | ${cell.sdk} | ${result} |`);
    return ["| Node | @pulumi/pulumi | result |", "|---|---|---|", ...rows].join("\n");
}

/**
 * @param {Outcome[]} outcomes
 * @param {string} cli The Pulumi CLI's version.
 * @param {string} [languageHost] The version of its language host for Node, where that is an older one.
 * @returns {string} docs/versions.md, without a date: the same results make the same file.
 */
export const documentOf = (outcomes, cli, languageHost) => `# Versions

Written by \`npm run test:matrix\`; not by hand. Each row is a project of its own, with the packed package installed by npm, on the Pulumi CLI ${cli}: up (keys generated in every algorithm and format, an imported and a TWCC-made one, one referred to by \`get\`), preview without changes, refresh, a program in TypeScript, exchange in place, partial failure and the up that finishes it, destroy, a look-up that fails. Program and provider say themselves which Node and SDK they run with.

${tableOf(outcomes)}

From 3.249 on \`@pulumi/pulumi\` asks for Node 22, so Node 20 goes with 3.248 at most.
${languageHost === undefined ? "" : ofLanguageHost(cli, languageHost)}`;

/** @param {string} cli @param {string} languageHost */
const ofLanguageHost = (cli, languageHost) => `
The CLI ${cli} was built from Pulumi's Go modules, with the language host for Node of sdk v${languageHost}, the newest that can be built like that: an installed CLI brings one of its own version. Resource hooks and policy packs do not work with the old one, so they were not tried.
`;
