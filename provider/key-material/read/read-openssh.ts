import { armour, openSshLabel } from "../write/armour";
import { cleanedComment, isUnfit } from "../comment";
import { findCurve } from "../parts/curves";
import { KeyMaterialError, LockedKeyError } from "../errors";
import { unlockSection, type LockedSection, type UnlockedSection } from "../passphrase/openssh-lock";
import type { PrivateFile } from "./private-file";
import { checkCrt, ecPrivate, type PrivateParts } from "../parts/private-parts";
import { algorithmOfType, writePublicBlob } from "../parts/public-parts";
import { dsa, lockedForSshKeygen, otherType, unreadable, wrongPassphrase } from "../refusals/private-key-sentences";
import type { Algorithm } from "../types";
import { WireReader, wireString } from "../encoding/ssh-wire";
import { lockOpenSsh } from "../write/lock-openssh";
import { writeOpenSsh } from "../write/write-openssh";

const magic = "openssh-key-v1\0";

/**
 * Reads OpenSSH's own format (PROTOCOL.key in its source). It contains the public half twice, and sshpk checks neither
 * (docs/contributing/key-formats.md#why-not-by-sshpk).
 */
export function readOpenSsh(body: Buffer, passphrase?: string): PrivateFile {
    const outer = new WireReader(body, unreadable);
    if (outer.raw(magic.length).toString("latin1") !== magic) throw outer.refusal();
    const cipher = outer.string().toString("latin1");
    const derivation = outer.string().toString("latin1");
    const options = outer.string();
    if (outer.uint32() !== 1) throw outer.refusal();
    const publicBlob = outer.string();
    // After the section of a locked key there may be a tag (aes256-gcm, chacha20-poly1305).
    const inFile = { cipher, derivation, options, section: outer.string(), tag: outer.rest() };
    const locked = cipher !== "none";
    const { section, block, tagFits } = locked ? unlocked(inFile, passphrase) : plain(inFile);

    const inner = new WireReader(section, unreadable);
    if (inner.uint32() !== inner.uint32()) throw locked ? new KeyMaterialError(wrongPassphrase) : inner.refusal();
    if (tagFits === false) throw inner.refusal();
    const type = inner.string().toString("latin1");
    const algorithm = algorithmOfType.get(type);
    if (algorithm === undefined) throw new KeyMaterialError(type === "ssh-dss" ? dsa : otherType);
    const { parts, innerBlob } = readers[algorithm](inner, type);
    const comment = inner.string().toString("utf8");
    // Padded with 1, 2, 3 … to the block size.
    if (inner.rest().some((byte, index) => byte !== index + 1) || section.length % block !== 0) throw inner.refusal();
    // OpenSSH refuses a wrong tag and a NUL in the comment, and asks for a passphrase if a key derivation is named.
    const readByOpenSsh = (locked ? tagFits === true : derivation === "none") && !isUnfit(comment);
    const cleaned = cleanedComment(comment);
    const rewritten = () =>
        passphrase !== undefined && locked ? lockOpenSsh(parts, cleaned, passphrase) : writeOpenSsh(parts, cleaned);
    return {
        parts,
        statedBlobs: [publicBlob, innerBlob],
        comment: cleaned,
        normalText: () => (readByOpenSsh ? armour(openSshLabel, body) : rewritten()),
        forOpenSsh: true,
        locked,
    };
}

function unlocked(section: LockedSection, passphrase: string | undefined): UnlockedSection {
    if (passphrase === undefined) throw new LockedKeyError(lockedForSshKeygen);
    return unlockSection(section, passphrase);
}

/** Without a cipher, the blocks are of 8 bytes. */
function plain({ section, tag }: LockedSection): UnlockedSection {
    if (tag.length > 0) throw new KeyMaterialError(unreadable);
    return { section, block: 8, tagFits: true };
}

interface InnerKey {
    parts: PrivateParts;
    innerBlob: Buffer;
}

const readers: Record<Algorithm, (inner: WireReader, type: string) => InnerKey> = {
    ED25519: (inner) => {
        const point = inner.string();
        // The seed, and the public half once more.
        const pair = inner.string();
        if (pair.length !== 64 || !pair.subarray(32).equals(point)) throw inner.refusal();
        return {
            parts: { algorithm: "ED25519", seed: pair.subarray(0, 32) },
            innerBlob: writePublicBlob({ algorithm: "ED25519", point }),
        };
    },
    ECDSA: (inner, type) => {
        const curveName = inner.string();
        const curve = findCurve("ssh", curveName.toString("latin1"));
        if (curve === undefined) throw inner.refusal();
        const point = inner.string();
        return {
            innerBlob: Buffer.concat([type, curveName, point].map(wireString)),
            parts: ecPrivate(curve, inner.mpint()),
        };
    },
    RSA: (inner) => {
        const n = inner.mpint();
        const e = inner.mpint();
        const d = inner.mpint();
        const qi = inner.mpint();
        const parts = { algorithm: "RSA", e, d, p: inner.mpint(), q: inner.mpint() } as const;
        checkCrt(parts, { qi });
        return { parts, innerBlob: writePublicBlob({ algorithm: "RSA", n, e }) };
    },
};
