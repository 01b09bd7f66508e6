import { sentence } from "./core/arguments";
import { UserError } from "./core/errors";
import { formatPublicKey, problemOfKey, publicHalfOf, type Algorithm } from "./key-material";

/** What a private key shows of its public half. */
export interface PublicHalf {
    readonly publicKey: string;
    readonly publicKeyPem: string;
    readonly algorithm: Algorithm;
    readonly bits: number;
    readonly fingerprint: string;
    readonly fingerprintSha256: string;
}

/**
 * The public half of a private key. Nothing is sent.
 * @throws a {@link UserError} that never repeats the key.
 */
export function getPublicKey(privateKey: unknown): PublicHalf {
    const problem = typeof privateKey === "string" ? problemOfKey(publicHalfOf, privateKey) : "has to be a string";
    if (problem !== undefined) throw new UserError(sentence("The privateKey of getPublicKey", problem));
    const { key, pem } = publicHalfOf(privateKey as string);
    const { algorithm, bits, fingerprint, fingerprintSha256 } = key;
    return { publicKey: formatPublicKey(key), publicKeyPem: pem, algorithm, bits, fingerprint, fingerprintSha256 };
}
