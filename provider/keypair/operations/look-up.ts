import { allEnded } from "../../core/all-ended";
import { messageOf, UserError } from "../../core/errors";
import { notFound } from "../../core/not-found";
import { problemOfSegment } from "../../core/path-segment";
import type { Context } from "../../core/resource";
import { whenAbsent } from "../messages";
import { token } from "../properties";
import { read } from "./read";
import type { KeypairState } from "../types";

/** A key pair at TWCC, as a list shows it. */
export interface KeypairSummary {
    /** The key pair's name at TWCC, for an instance's `keypair`. */
    readonly name: string;
    /** The MD5 fingerprint in colon-separated hex, as TWCC shows it. */
    readonly fingerprint: string;
    /** TWCC's id of the user who owns the key pair, if TWCC shows it. */
    readonly owner?: string;
}

/** A key pair at TWCC with all details. */
export interface KeypairDetails extends KeypairSummary {
    /** The public key: one OpenSSH line. Empty if TWCC does not show it. */
    readonly publicKey: string;
    /** The SHA-256 fingerprint, as `ssh-keygen -l` prints it. Absent for a key that we cannot read, such as DSA. */
    readonly fingerprintSha256?: string;
    /** The type of the key: `ED25519`, `ECDSA` or `RSA`. Absent for a key that we cannot read. */
    readonly algorithm?: "ED25519" | "ECDSA" | "RSA";
    /** The size of the key, as `ssh-keygen -l` prints it. Absent for a key that we cannot read. */
    readonly bits?: number;
    /** When the key was created at TWCC: ISO 8601, UTC. Absent if TWCC does not show it. */
    readonly createTime?: string;
    /** The TWCC platform of the key pair. */
    readonly platform: string;
}

/** Looks up a key pair by its name. Fails if there is none. */
export async function getKeypair(context: Context, name: string): Promise<KeypairDetails> {
    const problem = typeof name === "string" ? problemOfSegment(name) : "has to be a string";
    if (problem !== undefined) throw new UserError(`Cannot look up a key pair whose name ${problem}.`);
    const found = await find(context, name);
    if (found === undefined) throw notFound({ token, whenAbsent }, name);
    return found;
}

/** All key pairs of the API key's user, sorted by name, with one call. */
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
 * All key pairs with all details, newest first, as in TWCC's portal. Each takes its own call; `twcc:parallelism` limits
 * the concurrent ones. A key pair that is deleted in the meantime is left out.
 */
export async function listKeypairDetails(context: Context): Promise<KeypairDetails[]> {
    const listed = await listKeypairs(context);
    const { platform } = context.configuration;
    const found = await allEnded(
        listed.map(async (one) =>
            // A name that does not fit into a URL cannot be requested. Only what the list shows is known.
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

/** By code units, so that the order is the same on every computer. */
function byName(a: KeypairSummary, b: KeypairSummary): number {
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Key pairs without a time come last; those with the same time are sorted by name. */
function newestFirst(a: KeypairDetails, b: KeypairDetails): number {
    const age = (one: KeypairDetails) => (one.createTime === undefined ? -Infinity : Date.parse(one.createTime));
    return age(b) === age(a) ? byName(a, b) : age(b) - age(a);
}
