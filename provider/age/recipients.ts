import { createHash } from "node:crypto";
import { KeyMaterialError } from "../key-material";
import { hasUnknown } from "../core/unknown";
import { parseRecipient, type Recipient } from "./recipient";

/** An age file names each recipient in its header, which is in the state. */
const most = 20;

/** What is wrong with a list of recipients, as a fragment that completes "recipients …" or "recipients[0] …". */
export function problemOfRecipients(value: unknown): string | undefined {
    if (!Array.isArray(value)) return "has to be a list of strings";
    if (value.length === 0)
        return "is an empty list, so nobody could decrypt the key: name a recipient, or leave it out";
    if (value.length > most) return `has ${value.length} recipients: use at most ${most}`;
    const read: Recipient[] = [];
    for (const [index, one] of (value as readonly unknown[]).entries()) {
        if (hasUnknown(one)) continue;
        if (typeof one !== "string") return `[${index}] has to be a string`;
        try {
            read.push(parseRecipient(one));
        } catch (error) {
            return `[${index}] ${error instanceof KeyMaterialError ? error.message : "cannot be read"}`;
        }
    }
    const strengths = new Set(read.map(({ postQuantum }) => postQuantum));
    if (strengths.size < 2) return undefined;
    // age refuses such a file, and its library writes it.
    return "mixes post-quantum recipients (age1pq1…, age1tagpq1…) with others, and anybody who can break the others reads the key: use one kind only";
}

/** A recipient in its standard form, if it is known. */
export function normalRecipient(given: unknown): unknown {
    return typeof given === "string" ? parseRecipient(given).text : given;
}

/** A short name of a set of recipients in their standard form. Neither order nor repetitions count. */
export function fingerprintOfRecipients(recipients: readonly string[]): string {
    const set = [...new Set(recipients)].sort();
    return createHash("sha256").update(set.join("\n")).digest("base64url").slice(0, 22);
}
