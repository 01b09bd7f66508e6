import { problemOfPlatform } from "../../configuration";
import type { Validator } from "../../core/arguments";
import { oneOf, strings, text, trueOrFalse, wholeNumber } from "../../core/validators";
import { parsePrivateKey, parsePublicKey, problemOfComment, problemOfKey } from "../../key-material";
import type { ArgumentName } from "../properties";
import { problemOfName } from "./name";

/** Parses key material. The errors never repeat it. */
const material = (parse: (value: string) => unknown): Validator => text((value) => problemOfKey(parse, value));

/** The rules for each single argument. No message repeats a value, which could be a secret in the wrong place. */
export const validators: Readonly<Record<ArgumentName, Validator>> = {
    name: text(problemOfName),
    publicKey: material(parsePublicKey),
    privateKey: material(parsePrivateKey),
    algorithm: oneOf("ED25519", "ECDSA", "RSA"),
    rsaBits: wholeNumber(2048, 8192),
    ecdsaCurve: oneOf("P256", "P384", "P521"),
    generatedBy: oneOf("client", "twcc"),
    keepers: strings('{ rotated: "2026-11" }'),
    comment: text(problemOfComment),
    privateKeyFormat: oneOf("OpenSSH", "PKCS1", "PKCS8", "SEC1", "PuTTY"),
    onConflict: oneOf("fail", "adopt", "replace"),
    platform: text(problemOfPlatform),
    protectInUse: trueOrFalse,
};
