import { createPrivateKey, type KeyObject } from "node:crypto";
import { armour, openSshLabel } from "../write/armour";
import { decodeBase64 } from "../encoding/base64";
import { KeyMaterialError, LockedKeyError, orRefuse } from "../errors";
import { blobOfBits, splitPkcs8 } from "./pkcs8-with-public";
import type { KeyInFile, PrivateFile } from "./private-file";
import { readKeyObject } from "./read-key-object";
import { roundsOfPkcs8 } from "../passphrase/pkcs8-rounds";
import { readOpenSsh } from "./read-openssh";
import {
    dsa,
    lockedForSshKeygen,
    lockedPkcs8,
    severalKeys,
    slowPkcs8,
    unknownLock,
    unreadable,
    wrongOrDamaged,
} from "../refusals/private-key-sentences";

/** Of PBKDF2: some seconds. OpenSSL uses 2048. */
const mostRounds = 10_000_000;

/** The readers for the decoded body between the BEGIN and END lines, by the label in these lines. */
const readers: Readonly<Record<string, (body: Buffer, passphrase: string | undefined) => PrivateFile>> = {
    [openSshLabel]: readOpenSsh,
    "PRIVATE KEY": readPkcs8,
    "RSA PRIVATE KEY": (body) => fileOf("RSA PRIVATE KEY", body, readDer(body, "pkcs1")),
    "EC PRIVATE KEY": (body) => fileOf("EC PRIVATE KEY", body, readDer(body, "sec1")),
    "ENCRYPTED PRIVATE KEY": readLockedPkcs8,
    "DSA PRIVATE KEY": () => refuse(dsa),
};

/**
 * Reads the one private key in a text that may contain other things (`openssl ecparam -genkey` writes two PEM blocks).
 * It does not matter how its lines are broken, indented or ended.
 */
export function readPem(text: string, passphrase: string | undefined): PrivateFile {
    const [begin, ...others] = text.matchAll(/-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY)-----/g);
    const label = begin?.[1];
    if (begin === undefined || label === undefined) return refuse(unreadable);
    if (others.length > 0) return refuse(severalKeys);
    const from = begin.index + begin[0].length;
    const to = text.indexOf(`-----END ${label}-----`, from);
    if (to < 0) return refuse(unreadable);

    const inside = text.slice(from, to);
    const lines = inside.split(/[\r\n]+/).filter((line) => !line.includes(":"));
    const body = decodeBase64(lines.join("").replaceAll(/\s/g, ""));
    const read = readers[label];
    // RFC 1421 has headers in front of the base64. Only OpenSSL's old encryption uses them.
    if (/\sProc-Type:\s*4,\s*ENCRYPTED/.test(inside)) return readOldLock(label, inside, body, passphrase);
    return body === undefined || read === undefined ? refuse(unreadable) : read(body, passphrase);
}

/** OpenSSH reads PKCS#8 with OpenSSL, and ED25519 in PKCS#8 only from version 9.6 on. */
function readPkcs8(body: Buffer): PrivateFile {
    const split = splitPkcs8(body);
    const plain = split?.plain ?? body;
    const key = readDer(plain, "pkcs8");
    const bits = split?.publicBits;
    const statedBlobs = bits === undefined ? key.statedBlobs : [...key.statedBlobs, blobOfBits(key.parts, bits)];
    return { ...fileOf("PRIVATE KEY", plain, { ...key, statedBlobs }), forOpenSsh: key.parts.algorithm !== "ED25519" };
}

function readLockedPkcs8(body: Buffer, passphrase: string | undefined): PrivateFile {
    if (passphrase === undefined) throw new LockedKeyError(lockedPkcs8);
    if (roundsOfPkcs8(body) > mostRounds) return refuse(slowPkcs8);
    const text = armour("ENCRYPTED PRIVATE KEY", body);
    const key = readKeyObject(unlockPem(text, passphrase));
    return { ...key, normalText: () => text, forOpenSsh: key.parts.algorithm !== "ED25519", locked: true };
}

/** OpenSSL's old encryption of PKCS#1 and SEC1. */
function readOldLock(
    label: string,
    inside: string,
    body: Buffer | undefined,
    passphrase: string | undefined,
): PrivateFile {
    if (passphrase === undefined) throw new LockedKeyError(lockedForSshKeygen);
    const [, cipher = "", iv = ""] = /\sDEK-Info:\s*([\w-]+),\s*([\dA-F]+)\s/i.exec(inside) ?? [];
    if (body === undefined || cipher === "") return refuse(unreadable);
    const headers = `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher},${iv}\n\n`;
    const text = armour(label, body).replace("-----\n", `-----\n${headers}`);
    const key = unlockPem(text, passphrase);
    const said = { "RSA PRIVATE KEY": "rsa", "EC PRIVATE KEY": "ec", "DSA PRIVATE KEY": "dsa" }[label];
    if (key.asymmetricKeyType !== said) return refuse(unreadable);
    return { ...readKeyObject(key), normalText: () => text, forOpenSsh: true, locked: true };
}

function unlockPem(text: string, passphrase: string): KeyObject {
    try {
        return createPrivateKey({ key: text, passphrase });
    } catch (error) {
        // A cipher that OpenSSL 3 has no longer, such as DES with MD5.
        const { code } = error as { readonly code?: string };
        return refuse(code === "ERR_OSSL_EVP_UNSUPPORTED" ? unknownLock : wrongOrDamaged);
    }
}

function fileOf(label: string, body: Buffer, key: KeyInFile): PrivateFile {
    return { ...key, normalText: () => armour(label, body), forOpenSsh: true, locked: false };
}

function readDer(body: Buffer, type: "pkcs1" | "pkcs8" | "sec1"): KeyInFile {
    const key = orRefuse(unreadable, () => createPrivateKey({ key: body, format: "der", type }));
    // Some versions of OpenSSL read any type under any label (Node 26).
    const said = { pkcs1: "rsa", sec1: "ec", pkcs8: key.asymmetricKeyType }[type];
    return key.asymmetricKeyType === said ? readKeyObject(key) : refuse(unreadable);
}

function refuse(message: string): never {
    throw new KeyMaterialError(message);
}
