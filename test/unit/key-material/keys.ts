import { createECDH, createPrivateKey, randomBytes, type KeyObject } from "node:crypto";
import {
    generateKey,
    privateKeyFormats,
    type EcdsaCurve,
    type KeySpec,
    type PrivateKey,
    type PrivateKeyFormat,
} from "../../../provider/key-material";

/** Keys and pieces of keys that several tests here share. */

export const specs = {
    ED25519: { algorithm: "ED25519" },
    P256: { algorithm: "ECDSA", curve: "P256" },
    P384: { algorithm: "ECDSA", curve: "P384" },
    P521: { algorithm: "ECDSA", curve: "P521" },
    RSA: { algorithm: "RSA", bits: 2048 },
} satisfies Record<string, KeySpec>;

export type Kind = keyof typeof specs;
export const kinds = Object.keys(specs) as Kind[];

/** Every kind of key in every format that it can be written in. */
export const combinations = kinds.flatMap((kind) =>
    privateKeyFormats[specs[kind].algorithm].map((format): [Kind, PrivateKeyFormat] => [kind, format]),
);

const made = new Map<Kind, Promise<PrivateKey>>();

/** One key of each kind, made once for each test file. */
export function keyOf(kind: Kind): Promise<PrivateKey> {
    const key = made.get(kind) ?? generateKey(specs[kind]);
    made.set(kind, key);
    return key;
}

/** Length-prefixed, as SSH writes strings. */
export function string(value: Buffer | string): Buffer {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value)]);
}

export function blob(...strings: (Buffer | string)[]): Buffer {
    return Buffer.concat(strings.map(string));
}

export function line(type: string, ...strings: (Buffer | string)[]): string {
    return `${type} ${blob(type, ...strings).toString("base64")}`;
}

/** Replaces what stands between the BEGIN and END lines. */
export function withBody(pem: string, change: (body: Buffer) => Buffer): string {
    const [begin = "", ...rest] = pem.trim().split("\n");
    const body = Buffer.from(rest.slice(0, -1).join(""), "base64");
    return [
        begin,
        ...(change(body)
            .toString("base64")
            .match(/.{1,70}/g) ?? []),
        rest.at(-1),
        "",
    ].join("\n");
}

/** A locked key in OpenSSH's format with another number of rounds in its header. */
export function withRounds(pem: string, rounds: number): string {
    return withBody(pem, (body) => {
        body.writeUInt32BE(rounds, body.indexOf("bcrypt") + 6 + 4 + 4 + 16);
        return body;
    });
}

export function pkcs8(key: KeyObject): string {
    return key.export({ format: "pem", type: "pkcs8" }).toString();
}

/** An ED25519 key in PKCS#8 with a seed of our choice. */
export function ed25519FromSeed(seed: Buffer): string {
    const key = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    return pkcs8(createPrivateKey({ key, format: "der", type: "pkcs8" }));
}

const nodeCurves = {
    P256: { crv: "P-256", name: "prime256v1", bytes: 32 },
    P384: { crv: "P-384", name: "secp384r1", bytes: 48 },
    P521: { crv: "P-521", name: "secp521r1", bytes: 66 },
};

/** An ECDSA key whose private number starts with these bytes: numbers with zeros in front are rare by chance. */
export function ecdsaStartingWith(curve: EcdsaCurve, start: readonly number[]): KeyObject {
    const { crv, name, bytes } = nodeCurves[curve];
    const d = randomBytes(bytes);
    d.set(start);
    const ecdh = createECDH(name);
    ecdh.setPrivateKey(d);
    const point = ecdh.getPublicKey();
    const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)];
    const text = { d: d.toString("base64url"), x: x.toString("base64url"), y: y.toString("base64url") };
    return createPrivateKey({ key: { kty: "EC", crv, ...text }, format: "jwk" });
}
