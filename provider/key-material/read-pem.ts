import { createPrivateKey } from "node:crypto";
import { decodeBase64 } from "./base64";
import { KeyMaterialError, orRefuse } from "./errors";
import { dsa, locked, unreadable, type PrivateFile } from "./private-file";
import { readKeyObject } from "./read-key-object";
import { readOpenSsh } from "./read-openssh";

/** What stands between the BEGIN and END lines, decoded, by the name on these lines. */
const readers: Readonly<Record<string, (body: Buffer) => PrivateFile>> = {
    "OPENSSH PRIVATE KEY": readOpenSsh,
    "PRIVATE KEY": (body) => readDer(body, "pkcs8"),
    "RSA PRIVATE KEY": (body) => readDer(body, "pkcs1"),
    "EC PRIVATE KEY": (body) => readDer(body, "sec1"),
    "ENCRYPTED PRIVATE KEY": () => refuse(locked),
    "DSA PRIVATE KEY": () => refuse(dsa),
};

/** The one private key in a text that may hold other PEM blocks (`openssl ecparam -genkey` writes two). */
export function readPem(text: string): PrivateFile {
    const [begin, ...others] = text.matchAll(/-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY)-----/g);
    const label = begin?.[1];
    if (begin === undefined || label === undefined) return refuse(unreadable);
    if (others.length > 0) return refuse("holds more than one private key: give exactly one");
    const from = begin.index + begin[0].length;
    const to = text.indexOf(`-----END ${label}-----`, from);
    if (to < 0) return refuse(unreadable);

    const lines = text.slice(from, to).split(/[\r\n]+/);
    // Headers of RFC 1421 stand in front of the base64; only OpenSSL's old encryption uses them.
    if (lines.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line))) return refuse(locked);
    const body = decodeBase64(
        lines
            .filter((line) => !line.includes(":"))
            .join("")
            .replaceAll(/[ \t]/g, ""),
    );
    const read = readers[label];
    return body === undefined || read === undefined ? refuse(unreadable) : read(body);
}

function readDer(body: Buffer, type: "pkcs1" | "pkcs8" | "sec1"): PrivateFile {
    const key = orRefuse(unreadable, () => createPrivateKey({ key: body, format: "der", type }));
    // Some versions of OpenSSL read whatever is there, whatever the label says (Node 26).
    const said = { pkcs1: "rsa", sec1: "ec", pkcs8: key.asymmetricKeyType }[type];
    return key.asymmetricKeyType === said ? readKeyObject(key) : refuse(unreadable);
}

function refuse(message: string): never {
    throw new KeyMaterialError(message);
}
