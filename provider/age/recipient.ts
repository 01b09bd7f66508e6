import { formatPublicKey, KeyMaterialError, parsePublicKey } from "../key-material";
import { decodeBech32 } from "./bech32";
import { refuseOtherThanRecipient } from "./recipient-mistakes";

/** Whom an age file is encrypted to. */
export interface Recipient {
    /** Its standard form: in lower case, or an SSH key without its comment. */
    readonly text: string;
    /** Whether a quantum computer could not read the file. */
    readonly postQuantum: boolean;
}

/** The native recipients by their prefix, with the length of what they encode (age's specification, C2SP). */
const natives: Readonly<Record<string, { readonly bytes: number; readonly postQuantum: boolean }>> = {
    age: { bytes: 32, postQuantum: false },
    age1tag: { bytes: 33, postQuantum: false },
    age1pq: { bytes: 1216, postQuantum: true },
    age1tagpq: { bytes: 1249, postQuantum: true },
};

/**
 * Reads a recipient.
 * @throws {KeyMaterialError} with a fragment that completes "recipients[0] …" and repeats nothing of the text.
 */
export function parseRecipient(given: string): Recipient {
    const text = given.trim();
    refuseOtherThanRecipient(text);
    return /^age1/i.test(text) ? native(text) : sshKey(text);
}

function native(text: string): Recipient {
    if (text !== text.toLowerCase() && text !== text.toUpperCase()) {
        throw new KeyMaterialError("mixes upper and lower case, so it was changed: copy the whole recipient again");
    }
    const lower = text.toLowerCase();
    const decoded = decodeBech32(lower);
    if (decoded === undefined) {
        throw new KeyMaterialError(
            "is cut short or mistyped, since its checksum does not match: copy the whole recipient again",
        );
    }
    const kind = natives[decoded.prefix];
    if (kind === undefined) {
        throw new KeyMaterialError(
            "belongs to a plugin of age, which is not supported: use an age1…, age1tag1…, age1pq1… or age1tagpq1… recipient, or an SSH key",
        );
    }
    if (kind.bytes !== decoded.bytes.length) {
        throw new KeyMaterialError("has the wrong length for its kind: copy the whole recipient again");
    }
    return { text: lower, postQuantum: kind.postQuantum };
}

function sshKey(line: string): Recipient {
    return { text: formatPublicKey(parsePublicKey(line), ""), postQuantum: false };
}
