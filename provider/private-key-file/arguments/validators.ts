import { validatorsOf } from "../../core/properties";
import { text } from "../../core/validators";
import { parsePrivateKey, problemOfKey } from "../../key-material";
import { problemOfPath } from "../path";
import { privateKeyFileArguments } from "../properties";

/** The rules for each single argument. No message repeats a value, which could be a secret in the wrong place. */
export const validators = validatorsOf(privateKeyFileArguments, {
    privateKey: text((value) => problemOfKey(parsePrivateKey, value)),
    path: text(problemOfPath),
});
