import {
    parsePublicKey,
    publicHalf,
    type Algorithm,
    type EcdsaCurve,
    type KeySpec,
    type LockedKey,
    type PublicKey,
} from "../../key-material";
import { defaultsOf } from "../../core/properties";
import { keypairArguments } from "../properties";

/** The arguments that say which key is wanted. */
export interface WantedKey {
    readonly publicKey?: string;
    readonly privateKey?: string;
    /** What check found in a private key with a passphrase. */
    readonly lockedKey?: LockedKey;
    readonly algorithm?: Algorithm;
    readonly rsaBits?: number;
    readonly ecdsaCurve?: EcdsaCurve;
    readonly generatedBy?: "twcc";
}

const { rsaBits: defaultRsaBits, ecdsaCurve: defaultEcdsaCurve } = defaultsOf(keypairArguments);

/** The kind of key to generate here. */
export function specOf(wanted: WantedKey): KeySpec {
    switch (wanted.algorithm) {
        case "RSA":
            return { algorithm: "RSA", bits: wanted.rsaBits ?? defaultRsaBits };
        case "ECDSA":
            return { algorithm: "ECDSA", curve: wanted.ecdsaCurve ?? defaultEcdsaCurve };
        default:
            return { algorithm: "ED25519" };
    }
}

/** Where the key comes from, in one word: `given`, `twcc`, `ED25519`, `ECDSA-P256`, `RSA-4096` … */
export function sourceOf(wanted: WantedKey): string {
    if (wanted.publicKey !== undefined || wanted.privateKey !== undefined) return "given";
    if (wanted.generatedBy === "twcc") return "twcc";
    const spec = specOf(wanted);
    if (spec.algorithm === "RSA") return `RSA-${spec.bits}`;
    return spec.algorithm === "ECDSA" ? `ECDSA-${spec.curve}` : spec.algorithm;
}

/**
 * Where a key in the state came from. The state has it only if the key itself does not show it, since every byte of the
 * state is written at every step.
 */
export function sourceOfState({ source, ...key }: SourceInState): string | undefined {
    return source ?? sourceShown(key);
}

/** The `source` to store in the state, unless the key shows it. */
export function sourceToKeep(wanted: WantedKey, key: KeyFacts): { readonly source?: string } {
    const source = sourceOf(wanted);
    return source === sourceShown(key) ? {} : { source };
}

interface KeyFacts {
    readonly algorithm?: Algorithm;
    readonly bits?: number;
}

interface SourceInState extends KeyFacts {
    readonly source?: string;
}

/** The source of a key with these properties, if it was generated here. */
function sourceShown({ algorithm, bits }: KeyFacts): string | undefined {
    if (algorithm === undefined || algorithm === "ED25519") return algorithm;
    if (bits === undefined) return undefined;
    return algorithm === "RSA" ? `RSA-${bits}` : `ECDSA-P${bits}`;
}

/** The arguments for a source: the reverse of {@link sourceOf} for generated keys. */
export function wantedBySource(source: string): WantedKey {
    const [algorithm, detail] = source.split("-");
    if (algorithm === "twcc") return { generatedBy: "twcc" };
    if (algorithm === "RSA") {
        return { algorithm, ...(Number(detail) !== defaultRsaBits && { rsaBits: Number(detail) }) };
    }
    if (algorithm === "ECDSA") {
        return { algorithm, ...(detail !== defaultEcdsaCurve && { ecdsaCurve: detail as EcdsaCurve }) };
    }
    return {};
}

/** The public half of the given key, or `undefined` if the key is generated. */
export function givenKey(wanted: WantedKey): PublicKey | undefined {
    if (wanted.publicKey !== undefined) return parsePublicKey(wanted.publicKey);
    if (wanted.privateKey !== undefined) return publicHalf(wanted.privateKey, wanted.lockedKey);
    return undefined;
}
