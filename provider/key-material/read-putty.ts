import { decodeBase64 } from "./base64";
import { cleanedComment } from "./comment";
import { KeyMaterialError } from "./errors";
import { locked, otherType, unreadable, type PrivateFile } from "./private-file";
import { checkCrt, ecPrivate, type PrivateParts } from "./private-parts";
import { algorithmOfType, readPublicBlob, type PublicParts } from "./public-parts";
import { puttyMac, type PuttyVersion } from "./putty";
import { WireReader } from "./wire";

/** PuTTY's format, versions 2 and 3, unencrypted: a key that was written in it can be rewritten. */
export function readPutty(text: string): PrivateFile {
    const file = new PuttyLines(text);
    const { version, type } = file.firstLine();
    if (!algorithmOfType.has(type)) throw new KeyMaterialError(otherType);
    if (file.header("Encryption") !== "none") throw new KeyMaterialError(locked);
    const comment = file.header("Comment");
    const publicBlob = file.block("Public-Lines");
    const privateBlob = file.block("Private-Lines");
    if (file.header("Private-MAC") !== puttyMac(version, { type, comment, publicBlob, privateBlob })) {
        throw file.refusal();
    }
    const publicParts = readPublicBlob(publicBlob);
    const parts = readPrivateBlob(publicParts, new WireReader(privateBlob, unreadable));
    return { parts, statedBlobs: [publicBlob], comment: cleanedComment(comment) };
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

/** The lines of the file, taken in their fixed order. */
class PuttyLines {
    private readonly lines: string[];

    constructor(text: string) {
        this.lines = text.split(/\r\n|\r|\n/);
    }

    firstLine(): { version: PuttyVersion; type: string } {
        const found = /^PuTTY-User-Key-File-([23]): (\S+)$/.exec(this.lines.shift() ?? "");
        if (!found) throw this.refusal();
        return { version: found[1] === "2" ? "2" : "3", type: found[2] ?? "" };
    }

    header(name: string): string {
        const line = this.lines.shift() ?? "";
        if (!line.startsWith(`${name}: `)) throw this.refusal();
        return line.slice(name.length + 2);
    }

    block(name: string): Buffer {
        const count = Number(this.header(name));
        if (!Number.isInteger(count) || count < 1) throw this.refusal();
        return decodeBase64(this.lines.splice(0, count).join("")) ?? this.fail();
    }

    refusal(): KeyMaterialError {
        return new KeyMaterialError(unreadable);
    }

    private fail(): never {
        throw this.refusal();
    }
}
