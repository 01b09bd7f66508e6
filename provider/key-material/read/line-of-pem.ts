import { createPublicKey } from "node:crypto";
import { readPrivateKey } from "./parse-private-key";

/**
 * How to get the public key line from a PEM file, as fragments that complete "publicKey …". ssh-keygen cannot convert
 * ED25519 keys in OpenSSL's formats, and openssl cannot write the line, but its output ends with the key.
 */

const lineOfEd25519 = (pkey: string) =>
    `\`ssh-ed25519 \` followed by the output of \`(printf '\\0\\0\\0\\13ssh-ed25519\\0\\0\\0 '; openssl pkey ${pkey} -outform DER | tail -c 32) | base64\``;

/** The refusal of a private key in place of a public one. */
export function lineOfPrivateKey(text: string): string {
    const holds = "contains a private key: pass its public key, ";
    if (text.includes("BEGIN ENCRYPTED PRIVATE KEY")) {
        return `${holds}which \`ssh-keygen -y -f FILE\` prints (for an ED25519 key: ${lineOfEd25519("-in FILE -pubout")})`;
    }
    if (text.includes("BEGIN SSH2 ")) return `${holds}which \`puttygen FILE -L\` prints`;
    if (!text.includes("BEGIN PRIVATE KEY")) return `${holds}which \`ssh-keygen -y -f FILE\` prints`;
    switch (typeOf(() => readPrivateKey(text).publicKey.algorithm)) {
        case "ED25519":
            return `${holds}${lineOfEd25519("-in FILE -pubout")}`;
        case undefined:
            return `${holds}the line in its .pub file`;
        default:
            return `${holds}which \`ssh-keygen -y -f FILE\` prints`;
    }
}

/** The refusal of a public key in one of OpenSSL's formats. */
export function lineOfPublicPem(text: string): string {
    const [pem = "", label = ""] = /-----BEGIN ([A-Z ]{0,20})-----[^]*?-----END \1-----/.exec(text) ?? [];
    switch (typeOf(() => createPublicKey(pem).asymmetricKeyType)) {
        case "ed25519":
            return `is in PEM format: pass ${lineOfEd25519("-pubin -in FILE")}`;
        case "rsa":
        case "ec":
            return label === "RSA PUBLIC KEY"
                ? "is in PEM format (PKCS#1): pass the line that `ssh-keygen -i -m PEM -f FILE` prints"
                : "is in PEM format: pass the line that `ssh-keygen -i -m PKCS8 -f FILE` prints";
        default:
            return "is in PEM format, and damaged or of a type that TWCC does not accept: pass the line in a .pub file";
    }
}

function typeOf(read: () => string | undefined): string | undefined {
    try {
        return read();
    } catch {
        return undefined;
    }
}
