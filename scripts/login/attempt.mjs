// What came of trying to log in.

/**
 * @typedef {object} Machine As the local gateway tells of it.
 * @property {string} user
 * @property {string} host
 * @property {number} port
 * @property {string} hostKey What it has to prove itself by, as in known_hosts.
 */

/**
 * @typedef {object} Attempt
 * @property {"answered" | "refused" | "failed"} end refused: it was the machine, and it did not take the key.
 * @property {string} text What the machine printed, or why not.
 */

/** So long a login may take: a machine that is there answers at once. */
export const LOGIN_MS = 30_000;
