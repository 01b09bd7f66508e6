import { problemOfRecipients } from "../../age";
import { problemOfPlatform } from "../../configuration";
import { validatorsOf } from "../../core/properties";
import { strings, text } from "../../core/validators";
import { parsePublicKey, problemOfComment, problemOfKey, problemOfPassphrase } from "../../key-material";
import { keypairArguments } from "../properties";
import { problemOfName } from "./name";

/**
 * The rules for single arguments that the table cannot express; types, closed sets and limits are in properties.ts. check
 * parses privateKey itself, see {@link ownKey}. No message repeats a value, which could be a secret in the wrong place.
 */
export const validators = validatorsOf(keypairArguments, {
    name: text(problemOfName),
    publicKey: text((value) => problemOfKey(parsePublicKey, value)),
    passphrase: text(problemOfPassphrase),
    keepers: strings('{ rotated: "2026-11" }'),
    comment: text(problemOfComment),
    recipients: problemOfRecipients,
    platform: text(problemOfPlatform),
});
