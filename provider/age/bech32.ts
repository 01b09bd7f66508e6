import type base from "@scure/base";

/** What Bech32 encodes (BIP 173), for which age allows any length. */
export interface Bech32 {
    readonly prefix: string;
    readonly bytes: Uint8Array;
}

/** Decodes Bech32 in lower case; `undefined` if its checksum does not match. */
export function decodeBech32(text: string): Bech32 | undefined {
    // Loaded when it is first needed, and not by import(), since checks are synchronous.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
    const { bech32 } = require("@scure/base") as typeof base;
    try {
        const { prefix, words } = bech32.decode(text as `${string}1${string}`, false);
        return { prefix, bytes: bech32.fromWords(words) };
    } catch {
        return undefined;
    }
}
