import { UserError } from "../../core/errors";
import { mayTryAgain, longestCall, type RemoteKeypair } from "../../client";
import type { Material } from "../key/material";
import type { Operation } from "../operations/operation";
import { attemptCreate } from "./attempt-create";

/** How putting a key under a name ended. */
export type Placement =
    /** Our key is there. */
    | { readonly end: "placed"; readonly remote: RemoteKeypair }
    /** A key that we did not send is there. */
    | { readonly end: "taken"; readonly remote: RemoteKeypair }
    /** Our key is not there. */
    | { readonly end: "refused"; readonly error: Error }
    /** It is not known. */
    | { readonly end: "unknown"; readonly error: Error };

/**
 * Puts a public key under a name that should be free. If a failure leaves the outcome unknown, the name is read back:
 * our fingerprint means success, no key means that it may be sent again, and another key is a conflict.
 * @param origin - where the key comes from. Somebody else may have put a `given` key there, so its fingerprint alone
 * does not make it ours. A key that was generated here, or that was under our name before, is only ours.
 */
export async function putKey(
    operation: Operation,
    material: Material,
    publicKey: string,
    origin: "given" | "ours",
): Promise<Placement> {
    let sent = false;
    for (let attempt = 1; ; attempt++) {
        const { failure, remote, blind, ...tried } = await attemptCreate(operation, publicKey, sent);
        sent = tried.sent;
        if (remote !== undefined) {
            const same = remote.fingerprint === material.publicKey.fingerprint;
            return { end: same && (sent || origin === "ours") ? "placed" : "taken", remote };
        }
        if (blind !== undefined) {
            return sent ? { end: "unknown", error: blind } : { end: "refused", error: failure ?? blind };
        }
        if (failure === undefined) return { end: "unknown", error: notShown(operation) };
        const needed = longestCall(operation.configuration, operation.context.deadline);
        if (!(await mayTryAgain(operation.context, failure, attempt, needed))) {
            return { end: sent ? "unknown" : "refused", error: failure.afterAttempts(attempt) };
        }
    }
}

/** The error for a success of TWCC without a visible key pair. */
export function notShown({ name }: Operation): UserError {
    return new UserError(`TWCC accepted the key pair, but does not show it under the name "${name}".`);
}
