import { longestCall, TwccError, type RemoteKeypair } from "../client";
import { look, type Operation } from "./operation";
import { readBack } from "./read-back";

/** What one attempt to create a key pair led to, as far as TWCC tells. */
export interface Attempt {
    /** TWCC's answer, where it accepted. */
    readonly body?: string;
    /** Why it did not. */
    readonly failure?: TwccError;
    /** Whether a key that is there now can be one that was sent so far. */
    readonly sent: boolean;
    /** What is under the name now; `undefined` if nobody's key is. */
    readonly remote?: RemoteKeypair;
    /** The read-back failed, so that nobody knows what is under the name. */
    readonly blind?: TwccError;
}

/**
 * Sends `POST keypairs/` once and reads the name back, unless it is sure that nothing was made.
 * @param sentBefore - whether an earlier attempt may have been acted on.
 */
export async function attemptCreate(
    operation: Operation,
    publicKey: string | undefined,
    sentBefore: boolean,
): Promise<Attempt> {
    const { keypairs, name, context } = operation;
    let body: string | undefined;
    let failure: TwccError | undefined;
    try {
        body = await keypairs.create({ name, ...(publicKey !== undefined && { publicKey }) }, context);
    } catch (error) {
        if (!(error instanceof TwccError)) throw error;
        failure = error;
    }
    const outcome = { ...(body !== undefined && { body }), ...(failure !== undefined && { failure }) };
    if (failure?.outcome === "not-done" && !sentBefore) return { ...outcome, sent: false };
    // However late it is: not to look would leave the outcome unknown.
    const late = {
        ...operation,
        context: { ...context, deadline: context.deadline.atLeast(longestCall(context.configuration)) },
    };
    try {
        const remote = body === undefined ? await look(late) : await readBack(late);
        const sent = sentBefore || mayBeMade(failure, remote);
        return { ...outcome, sent, ...(remote !== undefined && { remote }) };
    } catch (error) {
        if (!(error instanceof TwccError)) throw error;
        return { ...outcome, sent: true, blind: error };
    }
}

/**
 * Whether a POST that ended like this may have made a key, now that the name has been read. TWCC's refusal is believed
 * where nothing is there, and where it says that the name was taken before.
 */
function mayBeMade(failure: TwccError | undefined, remote: RemoteKeypair | undefined): boolean {
    if (failure?.outcome === "not-done") return false;
    return failure?.outcome !== "refused" || (remote !== undefined && failure.kind !== "conflict");
}
