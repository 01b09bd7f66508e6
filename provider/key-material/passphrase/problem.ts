/** The longest passphrase that the prompts of OpenSSH take, in bytes. */
const longest = 1023;

/** What is wrong with a passphrase by itself, as a fragment; `undefined` if it may be one. */
export function problemOfPassphrase(passphrase: string): string | undefined {
    if (passphrase === "") return "is empty: leave it out if the key has none";
    if (passphrase.startsWith("\uFEFF")) return "starts with a byte order mark: save the file without one, as UTF-8";
    if (/[\r\n]$/.test(passphrase))
        return "ends with a line break: remove it, with `.trimEnd()` if it was read from a file";
    if (/\p{Cc}/u.test(passphrase)) return "contains a line break or another control character: use one line of text";
    return Buffer.byteLength(passphrase) > longest ? `is too long: use at most ${longest} bytes` : undefined;
}
