// What became of each set-up, as a table for people.

/**
 * @typedef {object} Row
 * @property {string} test The test's file.
 * @property {string} title The set-up.
 * @property {string} packages The package manager and its version.
 * @property {string} result "works", or what else.
 */

/**
 * @param {Row[]} rows In the order in which they ended, several files at a time.
 * @returns {string} Rows of Markdown, the same for the same results.
 */
export function tableOf(rows) {
    const place = (/** @type {Row} */ { packages, test }) => `${packages}\n${test}`;
    // Within a file their order stays, as sorting is stable.
    const sorted = rows.toSorted((a, b) => place(a).localeCompare(place(b), "en"));
    const lines = sorted.map(({ packages, title, result }) => `| ${packages} | ${title} | ${result} |`);
    return ["| packages by | set-up | result |", "|---|---|---|", ...lines].join("\n");
}

/**
 * @param {Row[]} rows
 * @param {{ cli: string, node: string, sdk: string }} versions
 * @returns {string} docs/set-ups.md, without a date: the same results make the same file.
 */
export const documentOf = (rows, { cli, node, sdk }) => `# Set-ups

Written by \`npm run test:consumers\`; not by hand. Each row is a project of its own with the packed package installed (the repository: a copy of it, with its own build), run by the Pulumi CLI ${cli}, with Node ${node} and \`@pulumi/pulumi\` ${sdk}: up, preview without changes, refresh without changes, removal of one key pair, destroy. After each up the key pairs at TWCC's (local) gateway are those of the state, and after destroy there are none. Where Pulumi itself cannot, the row has its message.

${tableOf(rows)}

What to know:

- **Yarn**: its own default, Plug'n'Play, is not for Pulumi. Put \`nodeLinker: node-modules\` into \`.yarnrc.yml\` and run \`yarn install\`.
- **pnpm** asks which packages may run install scripts (\`ERR_PNPM_IGNORED_BUILDS\`). None is needed here: \`allowBuilds: { protobufjs: false }\` in \`pnpm-workspace.yaml\`.
- **ES modules in TypeScript** are Pulumi's matter: \`"type": "module"\` in package.json, and ts-node 10 or tsx among the packages. Pulumi finds ts-node by itself. tsx has to be named: \`NODE_OPTIONS=--import=tsx\`, or in Pulumi.yaml \`runtime: { name: nodejs, options: { nodeargs: "--import tsx" } }\` (not tried here: the language host of an engine that was built with Go ignores \`nodeargs\`).
- **Automation API, inline program**: Pulumi looks for the packages from the folder that the script was started in. Started elsewhere, give \`projectSettings: { name, runtime: "nodejs", main: FOLDER }\`, where FOLDER has the packages.
- **Two versions in one tree**: the version that the program's folder sees does the work for both.
- **A checkout without packages** (\`npm ci\` was not run): \`pulumi up\` says \`It looks like the Pulumi SDK has not been installed\`; \`pulumi refresh\` and \`pulumi destroy\`, which do not run the program, say \`Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'\`. Both come from Pulumi, before any code of ours. Nothing is changed, at TWCC or in the state: run \`npm ci\` and repeat the command.
`;
