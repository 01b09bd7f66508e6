import { UserError } from "../../core/errors";
import { mayTryAgain, longestCall, TwccError, type RemoteKeypair } from "../../client";
import type { Material } from "../key/material";
import type { TakeKey } from "../key/make-material";
import type { Operation } from "../operations/operation";
import { notShown, type Placement } from "./put-key";
import { removeKey } from "./remove-key";
import { attemptCreate } from "./attempt-create";

/** How generating a key at TWCC ended. */
export type Making =
    | (Placement & { readonly end: "placed"; readonly material: Material })
    | (Placement & { readonly end: "taken" | "refused" })
    /**
     * `material` is set if the private key came, but the key pair could not be seen. `useless` is the fingerprint of a
     * key of ours without a private key that could not be removed. `looked` is set if TWCC was asked and shows nothing.
     */
    | (Placement & {
          readonly end: "unknown";
          readonly material?: Material;
          readonly useless?: string;
          readonly looked?: true;
      })
    /**
     * A key exists that TWCC may have generated for us, or that is somebody else's. Its private half is lost in both
     * cases.
     */
    | { readonly end: "stranded"; readonly remote: RemoteKeypair; readonly error: Error };

/** The largest number of keys to generate if the answers are unusable. */
const mostUseless = 5;

/**
 * Lets TWCC generate a key under a name that was free. The private key comes once, in the answer. If the answer is
 * unusable, so is the key: it is deleted and generated again if it is certainly ours.
 * @param generatedName - whether the name was generated at random, so that whatever has it is ours.
 * @param take - takes the key out of TWCC's answer.
 */
export async function makeKey(operation: Operation, generatedName: boolean, take: TakeKey): Promise<Making> {
    const useless: string[] = [];
    let sent = false;
    for (let attempt = 1; ; attempt++) {
        const { body, failure, remote, blind, ...tried } = await attemptCreate(operation, undefined, sent);
        sent = tried.sent;
        const material = body === undefined ? undefined : await usable(body, take);

        if (remote !== undefined && remote.fingerprint === material?.publicKey.fingerprint) {
            return { end: "placed", remote, material };
        }
        if (remote !== undefined) {
            if (!sent && !generatedName) return { end: "taken", remote };
            const error = failure ?? (material === undefined ? unusable(operation) : exchanged(operation));
            // TWCC accepted: what is there came from it. But with a private key in the answer, another key came later.
            const fromAnswer = body !== undefined && material === undefined;
            const surelyOurs = fromAnswer || generatedName || useless.includes(remote.fingerprint);
            if (!surelyOurs) return { end: "stranded", remote, error };
            useless.push(remote.fingerprint);
            try {
                await removeKey(operation, remote.fingerprint);
            } catch (cause) {
                if (cause instanceof TwccError) return { end: "unknown", error: cause, useless: remote.fingerprint };
                throw cause;
            }
            if (useless.length < mostUseless) continue;
            // The same key again: TWCC said that it was deleted, but it still exists.
            const stays = useless.indexOf(remote.fingerprint) !== useless.length - 1;
            return stays ? { end: "unknown", error, useless: remote.fingerprint } : { end: "refused", error };
        }
        if (blind !== undefined) {
            if (!sent) return { end: "refused", error: failure ?? blind };
            return { end: "unknown", error: blind, ...(material !== undefined && { material }) };
        }
        if (failure === undefined) {
            return { end: "unknown", error: notShown(operation), ...(material !== undefined && { material }) };
        }
        const needed = longestCall(operation.configuration, operation.context.deadline);
        if (!(await mayTryAgain(operation.context, failure, attempt, needed))) {
            const error = failure.afterAttempts(attempt);
            return sent ? { end: "unknown", error, looked: true } : { end: "refused", error };
        }
    }
}

/** The key in TWCC's answer, or `undefined` if there is none. */
async function usable(body: string, take: TakeKey): Promise<Material | undefined> {
    try {
        return await take(body);
    } catch {
        return undefined;
    }
}

function exchanged({ name }: Operation): UserError {
    return new UserError(`TWCC created the key pair "${name}", but another key is under this name now.`);
}

function unusable({ name }: Operation): UserError {
    return new UserError(`TWCC created the key pair "${name}", but its answer did not contain the private key.`);
}
