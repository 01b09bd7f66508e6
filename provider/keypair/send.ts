import { TwccError, type FailureKind, type RemoteKeypair } from "../client";
import { look, type Operation } from "./operation";
import { readBack } from "./read-back";

/** What one attempt to create a key pair led to, as far as TWCC tells. */
export interface Attempt {
    /** TWCC's answer, where it accepted. */
    readonly body?: string;
    /** Why it did not. */
    readonly failure?: TwccError;
    /** Whether anything that was sent so far may have been acted on. */
    readonly sent: boolean;
    /** What is under the name now; nothing where nobody's key is. */
    readonly remote?: RemoteKeypair;
    /** The read-back failed, so that nobody knows what is under the name. */
    readonly blind?: TwccError;
}

/** Failures that say nothing about the name, so that reading it back explains nothing. */
const unexplained: ReadonlySet<FailureKind> = new Set([
    "unauthorized",
    "rate-limit",
    "unreachable",
    "certificate",
    "redirect",
    "no-route",
]);

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
    const sent = sentBefore || failure === undefined || failure.outcome === "unknown";
    const outcome = { sent, ...(body !== undefined && { body }), ...(failure !== undefined && { failure }) };
    if (failure !== undefined && !sent && unexplained.has(failure.kind)) return outcome;
    try {
        const remote = body === undefined ? await look(operation) : await readBack(operation);
        return { ...outcome, ...(remote !== undefined && { remote }) };
    } catch (error) {
        if (!(error instanceof TwccError)) throw error;
        return { ...outcome, blind: error };
    }
}
