import { validatorsOf } from "../../core/properties";
import { text } from "../../core/validators";
import { problemOfPassphrase } from "../../key-material";
import { problemOfPath } from "../path";
import { privateKeyFileArguments } from "../properties";

/**
 * The rules for single arguments that the table cannot express; types and closed sets are in properties.ts. check parses
 * privateKey itself. No message repeats a value, which could be a secret in the wrong place.
 */
export const validators = validatorsOf(privateKeyFileArguments, {
    passphrase: text(problemOfPassphrase),
    path: text(problemOfPath),
});
