import { longestCall, mayTryAgain, TwccError } from "../../client";
import { UserError } from "../../core/errors";
import { describe } from "../messages";
import { look, type Operation } from "../operations/operation";

/**
 * Deletes a key to put another in its place, unless too little time is left for both: then the name would stay empty.
 */
export async function makeRoom(operation: Operation, fingerprint: string): Promise<void> {
    const { deadline } = operation.context;
    if (deadline.remaining() < 2 * longestCall(operation.configuration, deadline)) {
        throw new UserError(
            `Too little of the operation's time (${deadline.source}) is left to remove the existing key and to put another in its place, so nothing was changed. Run the same command again, or allow more time.`,
        );
    }
    await removeKey(operation, fingerprint);
}

/**
 * Deletes the key with this fingerprint, which was just seen under the name. If TWCC may have acted without saying so,
 * the name is read again before anything else is sent: by then it may belong to somebody else.
 */
export async function removeKey(operation: Operation, fingerprint: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        try {
            await operation.keypairs.delete(operation.name, operation.context);
            return;
        } catch (error) {
            if (!(error instanceof TwccError) || error.outcome === "not-done") throw error;
            const left = await look(operation);
            if (left === undefined) return;
            if (left.fingerprint !== fingerprint) {
                throw new UserError(
                    `While it was being removed, somebody put another key there (${describe(left)}), which was left alone. Run \`pulumi refresh\`, then \`pulumi up\`.`,
                    { cause: error },
                );
            }
            if (!(await mayTryAgain(operation.context, error, attempt))) throw error.afterAttempts(attempt);
        }
    }
}
