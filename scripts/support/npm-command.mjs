// Commands as the user types them.

/**
 * @param {string} script One of package.json's.
 * @param {string[]} args What was given to it.
 * @returns {string} The command line that does the same again, in bash and its like.
 */
export const npmCommand = (script, args) =>
    ["npm run", script, ...(args.length > 0 ? ["--"] : []), ...args.map(word)].join(" ");

/** @param {string} arg */
const word = (arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`);
