// The result of an attempt to log in.

/**
 * @typedef {object} Machine As the local gateway describes it.
 * @property {string} user
 * @property {string} host
 * @property {number} port
 * @property {string} hostKey The host key that it must have, as in known_hosts.
 */

/**
 * @typedef {object} Attempt
 * @property {"answered" | "refused" | "failed"} end refused: it was the right machine, and it did not accept the key.
 * @property {string} text What the machine printed, or why there was no login.
 */

/** The limit for a login. A machine that runs answers at once. */
export const LOGIN_MS = 30_000;
