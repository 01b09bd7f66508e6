// Command lines that the user can type.

/**
 * @param {string} script One of package.json's.
 * @param {string[]} args Its arguments.
 * @returns {string} The command line, for bash and similar shells.
 */
export const npmCommand = (script, args) =>
    ["npm run", script, ...(args.length > 0 ? ["--"] : []), ...args.map(word)].join(" ");

/** @param {string} arg */
const word = (arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`);
