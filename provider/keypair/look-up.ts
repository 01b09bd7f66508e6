import { allEnded } from "../core/all-ended";
import { messageOf, UserError } from "../core/errors";
import { notFound } from "../core/not-found";
import { problemOfSegment } from "../core/path-segment";
import type { Context } from "../core/resource";
import { whenAbsent } from "./messages";
import { token } from "./properties";
import { read } from "./read";
import type { KeypairState } from "./types";

/** A key pair of TWCC, as a list shows it. */
export interface KeypairSummary {
    /** The key pair's name at TWCC: what an instance's `keypair` takes. */
    readonly name: string;
    /** MD5 of the key in colon hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user whose key pair it is, where TWCC says so. */
    readonly owner?: string;
}

/** A key pair of TWCC, as it is shown by itself. */
export interface KeypairDetails extends KeypairSummary {
    /** The public key in OpenSSH's format, one line; empty where TWCC does not show it. */
    readonly publicKey: string;
    /**
     * SHA-256 of the key, as `ssh-keygen -l` prints it; absent for a key that this package cannot read, such as DSA.
     */
    readonly fingerprintSha256?: string;
    /** The key's type: `ED25519`, `ECDSA` or `RSA`; absent likewise. */
    readonly algorithm?: "ED25519" | "ECDSA" | "RSA";
    /** The key's size, as `ssh-keygen -l` counts it; absent likewise. */
    readonly bits?: number;
    /** When TWCC got the key: ISO 8601, UTC; absent where TWCC does not say so. */
    readonly createTime?: string;
    /** TWCC's platform that the key pair is on. */
    readonly platform: string;
}

/** Looks a key pair up by its name; fails if there is none. */
export async function getKeypair(context: Context, name: string): Promise<KeypairDetails> {
    const problem = typeof name === "string" ? problemOfSegment(name) : "has to be a string";
    if (problem !== undefined) throw new UserError(`Cannot look up a key pair whose name ${problem}.`);
    const found = await find(context, name);
    if (found === undefined) throw notFound({ token, whenAbsent }, name);
    return found;
}

/** All key pairs of the API key's user, by name; in one call. */
export async function listKeypairs(context: Context): Promise<KeypairSummary[]> {
    const { platform } = context.configuration;
    const keypairs = context.client().keypairs(platform);
    try {
        const listed = await keypairs.list(context);
        return listed
            .map(({ name, fingerprint, user }) => ({
                name,
                fingerprint,
                ...(user !== undefined && { owner: user.id }),
            }))
            .sort(byName);
    } catch (error) {
        throw new UserError(`Cannot list the key pairs. ${messageOf(error)}`, { cause: error });
    }
}

/**
 * The same with all that TWCC shows, newest first, as its portal shows them. Each takes a call of its own, as many at
 * once as `twcc:parallelism` lets; one that is removed in the meantime is left out.
 */
export async function listKeypairDetails(context: Context): Promise<KeypairDetails[]> {
    const listed = await listKeypairs(context);
    const { platform } = context.configuration;
    const found = await allEnded(
        listed.map(async (one) =>
            // A name that fits into no address cannot be asked for by itself: what the list shows is all there is.
            problemOfSegment(one.name) === undefined ? find(context, one.name) : { ...one, publicKey: "", platform },
        ),
    );
    return found.filter((one) => one !== undefined).sort(newestFirst);
}

async function find(context: Context, name: string): Promise<KeypairDetails | undefined> {
    const found = await read(context, name, undefined);
    return found === undefined ? undefined : detailsOf(found, context.configuration.platform);
}

function detailsOf(state: KeypairState, platform: string): KeypairDetails {
    const { name, publicKey = "", fingerprint = "", fingerprintSha256, algorithm, bits, createTime, owner } = state;
    return {
        name,
        publicKey,
        fingerprint,
        ...(fingerprintSha256 !== undefined && { fingerprintSha256 }),
        ...(algorithm !== undefined && { algorithm }),
        ...(bits !== undefined && { bits }),
        ...(createTime !== undefined && { createTime }),
        ...(owner !== undefined && { owner }),
        platform,
    };
}

/** By code units, so that the order is the same on every machine. */
function byName(a: KeypairSummary, b: KeypairSummary): number {
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Those without a time last; the same time by name. */
function newestFirst(a: KeypairDetails, b: KeypairDetails): number {
    const age = (one: KeypairDetails) => (one.createTime === undefined ? -Infinity : Date.parse(one.createTime));
    return age(b) === age(a) ? byName(a, b) : age(b) - age(a);
}
