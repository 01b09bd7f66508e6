/**
 * Key material that is refused. The message is a sentence fragment that completes "publicKey …" or "privateKey …".
 * It says what is wrong and what to do, and never holds a part of the input: the engine prints messages in plain text.
 * There is never a `cause` for the same reason: errors of node:crypto and sshpk may echo what they read.
 */
export class KeyMaterialError extends Error {
    override readonly name = "KeyMaterialError";
}

/** Runs `work`; whatever foreign error it ends with becomes ours, and nothing of the foreign one is kept. */
export function orRefuse<T>(message: string, work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (error instanceof KeyMaterialError) throw error;
        throw new KeyMaterialError(message);
    }
}
