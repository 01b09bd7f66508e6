import {
    constants,
    createCipheriv,
    createHash,
    createPrivateKey,
    createPublicKey,
    diffieHellman,
    generateKeyPairSync,
    hkdfSync,
    publicEncrypt,
    type KeyObject,
} from "node:crypto";
import type * as age from "age-encryption";
import { inverse, toBytes, toNumber } from "../key-material/parts/numbers";
import { readPublicBlob } from "../key-material/parts/public-parts";

/**
 * An SSH public key as a recipient, which age's library for JavaScript does not have. As age itself does it
 * (filippo.io/age: agessh).
 * @param line - the key in its standard form, without a comment.
 */
export function sshRecipient({ Stanza }: typeof age, line: string): age.Recipient {
    const [type = "", base64 = ""] = line.split(" ");
    const blob = Buffer.from(base64, "base64");
    const parts = readPublicBlob(blob);
    const tag = createHash("sha256").update(blob).digest().subarray(0, 4);
    return {
        wrapFileKey(fileKey) {
            switch (parts.algorithm) {
                case "ED25519": {
                    const { share, body } = wrapForEd25519(blob, parts.point, fileKey);
                    return [new Stanza([type, unpadded(tag), unpadded(share)], body)];
                }
                case "RSA":
                    return [new Stanza([type, unpadded(tag)], wrapForRsa(parts, fileKey))];
                case "ECDSA":
                    throw new Error("age has no recipients of this type.");
            }
        },
    };
}

const rsaLabel = "age-encryption.org/v1/ssh-rsa";
const ed25519Label = "age-encryption.org/v1/ssh-ed25519";

function wrapForRsa({ n, e }: { readonly n: bigint; readonly e: bigint }, fileKey: Uint8Array): Buffer {
    const jwk = { kty: "RSA", n: toBytes(n).toString("base64url"), e: toBytes(e).toString("base64url") };
    return publicEncrypt(
        {
            key: createPublicKey({ key: jwk, format: "jwk" }),
            padding: constants.RSA_PKCS1_OAEP_PADDING,
            oaepHash: "sha256",
            oaepLabel: Buffer.from(rsaLabel),
        },
        fileKey,
    );
}

/** Agrees on a secret with the key's form on Curve25519, and mixes the key itself in. */
function wrapForEd25519(blob: Buffer, point: Buffer, fileKey: Uint8Array) {
    const theirs = montgomeryForm(point);
    const ephemeral = generateKeyPairSync("x25519");
    const share = rawPublic(ephemeral.publicKey);
    const tweak = Buffer.from(hkdfSync("sha256", Buffer.alloc(0), blob, ed25519Label, 32));
    // Node refuses a secret of zeros, which a point of low order leads to.
    const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: x25519Public(theirs) });
    const tweaked = diffieHellman({ privateKey: x25519Private(tweak), publicKey: x25519Public(shared) });
    const key = Buffer.from(hkdfSync("sha256", tweaked, Buffer.concat([share, theirs]), ed25519Label, 32));
    const cipher = createCipheriv("chacha20-poly1305", key, Buffer.alloc(12), { authTagLength: 16 });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    return { share, body };
}

const prime = 2n ** 255n - 19n;

/** The same point on Curve25519: u = (1 + y) / (1 - y) (RFC 7748, section 4.1). */
function montgomeryForm(point: Buffer): Buffer {
    const y = toNumber(Buffer.from(point).reverse()) & (2n ** 255n - 1n);
    // The identity has no such form; zero is refused as its secret would be.
    const divisor = inverse((1n - y + 2n * prime) % prime, prime) ?? 0n;
    return toBytes(((1n + y) * divisor) % prime, 32).reverse();
}

/** What DER has in front of the 32 bytes of an X25519 key (RFC 8410). */
const publicPrefix = Buffer.from("302a300506032b656e032100", "hex");
const privatePrefix = Buffer.from("302e020100300506032b656e04220420", "hex");

function x25519Public(raw: Buffer): KeyObject {
    return createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: "der", type: "spki" });
}

function x25519Private(raw: Buffer): KeyObject {
    return createPrivateKey({ key: Buffer.concat([privatePrefix, raw]), format: "der", type: "pkcs8" });
}

function rawPublic(key: KeyObject): Buffer {
    return key.export({ format: "der", type: "spki" }).subarray(publicPrefix.length);
}

function unpadded(bytes: Buffer): string {
    return bytes.toString("base64").replaceAll("=", "");
}
