import { longestCall, TwccError, type RemoteKeypair } from "../../client";
import { look, type Operation } from "../operations/operation";

/** The result of one attempt to create a key pair, as far as TWCC shows it. */
export interface Attempt {
    /** TWCC's answer, if it accepted. */
    readonly body?: string;
    /** Why it did not. */
    readonly failure?: TwccError;
    /** Whether the key that is there now may be one that was sent so far. */
    readonly sent: boolean;
    /** The key pair under the name now; `undefined` if there is none. */
    readonly remote?: RemoteKeypair;
    /** The read-back failed, so it is not known what is under the name. */
    readonly blind?: TwccError;
}

/**
 * Sends `POST keypairs/` once and reads the name back, unless nothing was created for certain.
 * @param sentBefore - whether TWCC may have acted on an earlier attempt.
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
    // However late it is: without a look the outcome would stay unknown.
    const enough = longestCall(context.configuration, context.deadline);
    const late = { ...operation, context: { ...context, deadline: context.deadline.atLeast(enough) } };
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
 * Whether a POST that ended like this may have created a key, now that the name has been read. A refusal is believed if
 * nothing is there, or if it says that the name was already taken.
 */
function mayBeMade(failure: TwccError | undefined, remote: RemoteKeypair | undefined): boolean {
    if (failure?.outcome === "not-done") return false;
    return failure?.outcome !== "refused" || (remote !== undefined && failure.kind !== "conflict");
}

/** The pauses between looks, if TWCC created a key and does not show it yet. */
const pauses = [250, 500, 1000];

/** The key pair that TWCC says it created. */
async function readBack(operation: Operation): Promise<RemoteKeypair | undefined> {
    for (const pause of pauses) {
        const remote = await look(operation);
        if (remote !== undefined || !(await operation.context.deadline.pause(pause))) return remote;
    }
    return look(operation);
}
