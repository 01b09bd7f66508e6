/**
 * The error for refused key material. The message is a sentence fragment that completes "publicKey …" or "privateKey
 * …". It says what is wrong and what to do, and never contains a part of the input, since the engine prints messages in
 * plain text. There is never a `cause`, since errors of node:crypto and sshpk may repeat what they read.
 */
export class KeyMaterialError extends Error {
    override readonly name = "KeyMaterialError";
}

/** The refusal of a key with a passphrase that was not given. */
export class LockedKeyError extends KeyMaterialError {}

/** Runs `work`. Any foreign error is replaced by ours, and nothing of it is kept. */
export function orRefuse<T>(message: string, work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (error instanceof KeyMaterialError) throw error;
        throw new KeyMaterialError(message);
    }
}
