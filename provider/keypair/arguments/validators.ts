import { problemOfRecipients } from "../../age";
import { problemOfPlatform } from "../../configuration";
import type { Validator } from "../../core/arguments";
import { validatorsOf } from "../../core/properties";
import { strings, text } from "../../core/validators";
import { parsePrivateKey, parsePublicKey, problemOfComment, problemOfKey } from "../../key-material";
import { keypairArguments } from "../properties";
import { problemOfName } from "./name";

/** Parses key material. The errors never repeat it. */
const material = (parse: (value: string) => unknown): Validator => text((value) => problemOfKey(parse, value));

/** The rules for each single argument. No message repeats a value, which could be a secret in the wrong place. */
export const validators = validatorsOf(keypairArguments, {
    name: text(problemOfName),
    publicKey: material(parsePublicKey),
    privateKey: material(parsePrivateKey),
    keepers: strings('{ rotated: "2026-11" }'),
    comment: text(problemOfComment),
    recipients: problemOfRecipients,
    platform: text(problemOfPlatform),
});
