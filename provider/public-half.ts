import { sentence } from "./core/arguments";
import { UserError } from "./core/errors";
import { text } from "./core/validators";
import {
    formatPublicKey,
    prepareToUnlock,
    problemOf,
    problemOfPassphrase,
    publicHalfOf,
    type PublicKey,
} from "./key-material";

/** What a private key shows of its public half. */
export interface PublicHalf extends Readonly<
    Pick<PublicKey, "algorithm" | "bits" | "fingerprint" | "fingerprintSha256">
> {
    readonly publicKey: string;
    readonly publicKeyPem: string;
}

/**
 * The public half of a private key. Nothing is sent. A passphrase that a key without one does not need is ignored.
 * @throws a {@link UserError} that never repeats the key.
 */
export async function getPublicKey(privateKey: unknown, given?: unknown): Promise<PublicHalf> {
    const passphrase = given ?? undefined;
    if (typeof privateKey !== "string") throw refused("has to be a string");
    const problem = problemOfGiven(passphrase);
    if (problem !== undefined) throw new UserError(sentence("The passphrase of getPublicKey", problem));
    try {
        await prepareToUnlock({ privateKey, passphrase });
        const { key, pem } = publicHalfOf(privateKey, passphrase as string | undefined);
        const { algorithm, bits, fingerprint, fingerprintSha256 } = key;
        return { publicKey: formatPublicKey(key), publicKeyPem: pem, algorithm, bits, fingerprint, fingerprintSha256 };
    } catch (error) {
        throw refused(problemOf(error));
    }
}

const refused = (problem: string) => new UserError(sentence("The privateKey of getPublicKey", problem));
const problemOfGiven = (passphrase: unknown) =>
    passphrase === undefined ? undefined : text(problemOfPassphrase)(passphrase);
