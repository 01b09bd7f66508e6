import { oneOf, text, type Validator } from "../core/arguments";
import { parsePrivateKey, parsePublicKey, problemOfComment, problemOfKey } from "../key-material";
import { problemOfName } from "./name";
import type { ArgumentName } from "./properties";

/** Parses key material, whose errors never repeat any of it. */
const material = (parse: (value: string) => unknown): Validator => text((value) => problemOfKey(parse, value));

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
