import type * as library from "@noble/hashes/argon2.js";
import { KeyMaterialError } from "../errors";
import { maxTextLength } from "../parts/limits";
import { slowLock, unknownLock } from "../refusals/private-key-sentences";

/** How PuTTY derives keys from a passphrase in files of version 3, as the file says it. */
export interface Argon2 {
    readonly kind: string;
    /** KiB. */
    readonly memory: number;
    readonly passes: number;
    readonly parallelism: number;
    readonly salt: Buffer;
}

/** The most memory (1 GiB), and the most KiB in all passes: PuTTY uses 8 MiB for a tenth of a second of its own time. */
const most = { memory: 1024 * 1024, work: 4 * 1024 * 1024 };

/** Arguments as a program gives them. */
interface Given {
    readonly privateKey?: unknown;
    readonly passphrase?: unknown;
}

let loaded: typeof library | undefined;

/**
 * Loads what unlocking this private key needs and what cannot be loaded synchronously. Without it, also if the package
 * is missing, such a key is refused. Node has Argon2 from version 24.7 on.
 */
export async function prepareToUnlock({ privateKey: text, passphrase }: Given): Promise<void> {
    if (passphrase === undefined || typeof text !== "string" || text.length > maxTextLength) return;
    if (!/^[ \t]*Key-Derivation:/m.test(text)) return;
    loaded ??= await import("@noble/hashes/argon2.js").catch(() => undefined);
}

/** `length` bytes from a passphrase. */
export function argon2(
    passphrase: string,
    { kind, memory, passes, parallelism, salt }: Argon2,
    length: number,
): Buffer {
    const derive = functionOf(kind);
    if (derive === undefined) throw new KeyMaterialError(unknownLock);
    if (memory > most.memory || memory * passes > most.work) throw new KeyMaterialError(slowLock);
    return Buffer.from(derive(passphrase, salt, { t: passes, m: memory, p: parallelism, dkLen: length }));
}

function functionOf(kind: string) {
    switch (kind) {
        case "Argon2i":
            return loaded?.argon2i;
        case "Argon2d":
            return loaded?.argon2d;
        case "Argon2id":
            return loaded?.argon2id;
        default:
            return undefined;
    }
}
