import { decodeBase64 } from "../encoding/base64";
import { checkedComment } from "../comment";
import { KeyMaterialError } from "../errors";
import { maxTextLength } from "../parts/limits";
import { publicKeyOf } from "../public-key";
import { algorithmOfType, checkPublicParts, damagedBlob, readPublicBlob } from "../parts/public-parts";
import { refuseOtherThanPublic } from "../refusals/public-key-mistakes";
import { refuseType } from "../refusals/common-mistakes";
import type { PublicKey } from "../types";
import { WireReader } from "../encoding/ssh-wire";

/**
 * One OpenSSH public key line. Line breaks and spaces around it, and the number of spaces between its parts, do not
 * matter. Nothing passes that `ssh-keygen -l` would refuse. Nova's own check says little, and accepts too much
 * (docs/contributing/twcc-api.md#public-keys-and-fingerprints).
 */
export function parsePublicKey(text: string): PublicKey {
    if (text.length > maxTextLength) throw new KeyMaterialError("is far too long for a public key: pass one line");
    // Not trim(): for ssh-keygen other white space, such as U+00A0 or a lone CR in front, is a part of the key.
    const line = text.replace(/^(?:[ \t\r]*\n)*[ \t]*/, "").replace(/(?<![ \t\r\n])[ \t\r\n]+$/, "");
    if (line === "") throw new KeyMaterialError("is empty: pass one line such as `ssh-ed25519 AAAA… comment`");
    refuseOtherThanPublic(line);

    const [label, afterLabel] = cut(line);
    const [base64, comment] = cut(afterLabel);
    if (!algorithmOfType.has(label)) refuseType(label, afterLabel);
    const blob = decodeBase64(base64);
    if (blob === undefined) {
        throw new KeyMaterialError("has damaged base64 after its type: copy the whole line again from the .pub file");
    }
    if (new WireReader(blob, damagedBlob).string().toString("latin1") !== label) {
        throw new KeyMaterialError(
            "contains a key of another type than its label says: copy the whole line again from the .pub file",
        );
    }
    const parts = readPublicBlob(blob);
    checkPublicParts(parts);
    return publicKeyOf(parts, checkedComment(comment));
}

/** The first word of a line, and what follows it. */
function cut(line: string): [word: string, rest: string] {
    const end = line.search(/[ \t]/);
    return end < 0 ? [line, ""] : [line.slice(0, end), line.slice(end).replace(/^[ \t]+/, "")];
}
