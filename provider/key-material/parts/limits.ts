/** The longest text of a key: RSA 16384 as PEM takes 13 KiB. It limits the work that an input can cause. */
export const maxTextLength = 32 * 1024;

/** Shorter RSA keys are refused as unsafe, though Nova accepts 1024 bits. */
export const minRsaBits = 2048;

/** The longest RSA keys that OpenSSL, and so OpenSSH, can use. */
export const maxRsaBits = 16384;
