import { cleanedComment } from "./comment";
import { KeyMaterialError } from "./errors";
import type { PrivateFile } from "./private-file";
import { checkCrt, ecPrivate, type PrivateParts } from "./private-parts";
import { algorithmOfType, readPublicBlob, type PublicParts } from "./public-parts";
import { puttyMac, writePuttyFile, type PuttyContent, type PuttyVersion } from "./putty";
import { PuttyLines } from "./putty-lines";
import { lockedPutty, otherType, puttyChanged, puttyDamaged, puttyEncoding } from "./sentences";
import { WireReader } from "./wire";

/**
 * Reads PuTTY's format, versions 2 and 3, unencrypted. It does not matter how the lines are indented or ended: the
 * checksum shows if the right text was found.
 */
export function readPutty(text: string): PrivateFile {
    const file = new PuttyLines(text);
    const { version, type } = file.firstLine();
    if (!algorithmOfType.has(type)) throw new KeyMaterialError(otherType);
    if (file.header("Encryption").trim() !== "none") throw new KeyMaterialError(lockedPutty);
    const comment = file.header("Comment");
    const publicBlob = file.block("Public-Lines");
    const privateBlob = file.block("Private-Lines");
    const mac = file.word("Private-MAC");
    const content = intact(version, { type, comment, publicBlob, privateBlob }, mac);
    const publicParts = readPublicBlob(publicBlob);
    return {
        parts: readPrivateBlob(publicParts, new WireReader(privateBlob, puttyDamaged)),
        statedBlobs: [publicBlob],
        comment: cleanedComment(comment),
        normalText: () => writePuttyFile(version, content),
        forOpenSsh: false,
    };
}

/** The content that matches the checksum. Spaces at the end of the comment may belong to it or not. */
function intact(version: PuttyVersion, content: PuttyContent, mac: string): PuttyContent {
    const trimmed = { ...content, comment: content.comment.trimEnd() };
    for (const candidate of [content, trimmed]) if (puttyMac(version, candidate) === mac) return candidate;
    throw new KeyMaterialError(/[^\0-\x7f]/.test(content.comment) ? puttyEncoding : puttyChanged);
}

function readPrivateBlob(known: PublicParts, reader: WireReader): PrivateParts {
    switch (known.algorithm) {
        case "ED25519": {
            const seed = reader.string();
            if (seed.length !== 32) throw reader.refusal();
            return { algorithm: "ED25519", seed };
        }
        case "ECDSA":
            return ecPrivate(known.curve, reader.mpint());
        case "RSA": {
            const d = reader.mpint();
            const parts = { algorithm: "RSA", e: known.e, d, p: reader.mpint(), q: reader.mpint() } as const;
            checkCrt(parts, { qi: reader.mpint() });
            return parts;
        }
    }
}
