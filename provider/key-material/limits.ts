/** No key needs more: RSA 16384 as PEM takes 13 KiB. It bounds the work that any input can cause. */
export const maxTextLength = 32 * 1024;

/** Shorter RSA keys are refused as unsafe, though Nova takes 1024 bits. */
export const minRsaBits = 2048;

/** What OpenSSL, and so OpenSSH, can use at most. */
export const maxRsaBits = 16384;
