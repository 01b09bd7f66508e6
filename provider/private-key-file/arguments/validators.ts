import type { Validator } from "../../core/arguments";
import { text, trueOrFalse } from "../../core/validators";
import { parsePrivateKey, problemOfKey } from "../../key-material";
import { problemOfPath } from "../path";
import type { ArgumentName } from "../properties";

/** The rules for each single argument. No message repeats a value, which could be a secret in the wrong place. */
export const validators: Readonly<Record<ArgumentName, Validator>> = {
    privateKey: text((value) => problemOfKey(parsePrivateKey, value)),
    path: text(problemOfPath),
    overwrite: trueOrFalse,
    publicKeyFile: trueOrFalse,
};
