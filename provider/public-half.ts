import { sentence } from "./core/arguments";
import { UserError } from "./core/errors";
import { formatPublicKey, problemOf, publicHalfOf, type PublicKey } from "./key-material";

/** What a private key shows of its public half. */
export interface PublicHalf extends Readonly<
    Pick<PublicKey, "algorithm" | "bits" | "fingerprint" | "fingerprintSha256">
> {
    readonly publicKey: string;
    readonly publicKeyPem: string;
}

/**
 * The public half of a private key. Nothing is sent.
 * @throws a {@link UserError} that never repeats the key.
 */
export function getPublicKey(privateKey: unknown): PublicHalf {
    if (typeof privateKey !== "string") throw refused("has to be a string");
    try {
        const { key, pem } = publicHalfOf(privateKey);
        const { algorithm, bits, fingerprint, fingerprintSha256 } = key;
        return { publicKey: formatPublicKey(key), publicKeyPem: pem, algorithm, bits, fingerprint, fingerprintSha256 };
    } catch (error) {
        throw refused(problemOf(error));
    }
}

const refused = (problem: string) => new UserError(sentence("The privateKey of getPublicKey", problem));
