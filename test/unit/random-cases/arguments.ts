import fc from "fast-check";
import type { Sample } from "./private-texts";

/** Arguments of key pairs that are right. */
export type Args = Readonly<Record<string, unknown>>;

export const text = fc.string({ unit: "grapheme", maxLength: 20 });
export const keepers = fc.dictionary(fc.string({ maxLength: 8 }), text, { maxKeys: 5, noNullPrototype: true });
export const comment = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .map((one) => one.replaceAll(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, ""));
export const optional = { comment, onConflict: fc.constantFrom("fail", "adopt", "replace") };

/** Arguments of generated keys that are right. */
export const generating: fc.Arbitrary<Args> = fc.oneof(
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("ED25519"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS8", "PuTTY"),
        },
        { requiredKeys: [] },
    ),
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("ECDSA"),
            ecdsaCurve: fc.constantFrom("P256", "P384", "P521"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "SEC1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["algorithm"] },
    ),
    fc.record(
        {
            ...optional,
            keepers,
            algorithm: fc.constant("RSA"),
            rsaBits: fc.constantFrom(2048, 4096, 8192),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["algorithm"] },
    ),
    fc.record(
        {
            keepers,
            onConflict: optional.onConflict,
            generatedBy: fc.constant("twcc"),
            privateKeyFormat: fc.constantFrom("OpenSSH", "PKCS1", "PKCS8", "PuTTY"),
        },
        { requiredKeys: ["generatedBy"] },
    ),
);

/** … and of given keys. The key is the sample of that number, see {@link givenBy}. */
export const giving = fc.record({ sample: fc.nat(), as: fc.constantFrom("publicKey", "privateKey") });

export interface GivenKey {
    readonly sample: number;
    readonly as: string;
}

/** The argument that gives a key. */
export function givenBy(samples: readonly Sample[], { sample, as }: GivenKey): Args {
    const { text: privateKey, publicKey } = samples[sample % samples.length]!;
    return as === "privateKey" ? { privateKey } : { publicKey: `${publicKey.type} ${publicKey.blob}` };
}
