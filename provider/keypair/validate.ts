import { KeyMaterialError, parsePrivateKey, parsePublicKey, problemOfComment } from "../key-material";
import type { ArgumentName } from "./properties";
import { problemOfName } from "./name";

/** Says what is wrong with a value, as a fragment that completes "<argument> …"; nothing when it is right. */
type Validator = (value: unknown) => string | undefined;

const text =
    (more: (value: string) => string | undefined = () => undefined): Validator =>
    (value) =>
        typeof value === "string" ? more(value) : "has to be a string";

const oneOf =
    (...legal: readonly string[]): Validator =>
    (value) =>
        legal.includes(value as string) ? undefined : `has to be one of ${legal.map((one) => `"${one}"`).join(", ")}`;

/** Parses key material, whose errors never repeat any of it. */
const material =
    (parse: (value: string) => unknown): Validator =>
    (value) => {
        if (typeof value !== "string") return "has to be a string";
        try {
            parse(value);
            return undefined;
        } catch (error) {
            return error instanceof KeyMaterialError ? error.message : "cannot be read";
        }
    };

/** What each argument may be by itself. No message ever repeats a value: it could be a secret in the wrong place. */
export const validators: Readonly<Record<ArgumentName, Validator>> = {
    name: text(problemOfName),
    publicKey: material(parsePublicKey),
    privateKey: material(parsePrivateKey),
    algorithm: oneOf("ED25519", "ECDSA", "RSA"),
    rsaBits: (value) =>
        typeof value === "number" && Number.isInteger(value) && value >= 2048 && value <= 8192
            ? undefined
            : "has to be a whole number from 2048 to 8192",
    ecdsaCurve: oneOf("P256", "P384", "P521"),
    generatedBy: oneOf("client", "twcc"),
    keepers: (value) =>
        isPlainMap(value) && Object.values(value).every((one) => typeof one === "string")
            ? undefined
            : 'has to be a map of strings, like { rotated: "2026-11" }',
    comment: text(problemOfComment),
    privateKeyFormat: oneOf("OpenSSH", "PKCS1", "PKCS8", "SEC1", "PuTTY"),
    onConflict: oneOf("fail", "adopt", "replace"),
};

function isPlainMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
