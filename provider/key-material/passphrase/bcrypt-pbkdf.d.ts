declare module "bcrypt-pbkdf" {
    /** OpenSSH's key derivation (PROTOCOL.key). It fills `key`, and returns 0 if the other arguments are valid. */
    export function pbkdf(
        passphrase: Uint8Array,
        passphraseLength: number,
        salt: Uint8Array,
        saltLength: number,
        key: Uint8Array,
        keyLength: number,
        rounds: number,
    ): number;
}
