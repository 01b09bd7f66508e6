import type { createPrivateKey } from "node:crypto";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import {
    KeyMaterialError,
    parsePrivateKey,
    privateKeyForOpenSsh,
    tidyPrivateKey,
} from "../../../provider/key-material";
import { derivePublicKey, opensslCheck } from "../../support/ssh-keygen";

/** PKCS#8 of version 2 (RFC 5958): the same as version 1, with the public half behind the key. */

// From RFC 8410, section 10.3: a key that OpenSSL's `asn1parse` shows as [0] attributes and [1] 0x81.
const ofRfc8410 = `-----BEGIN PRIVATE KEY-----
MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
Z9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PRIVATE KEY-----
`;

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

function der(tag: number, ...parts: Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const { length } = content;
    const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.of(tag, ...size), content]);
}

/** Behind the SEQUENCE and its length stand the version, 02 01 00, and what both versions have. */
function versionTwo(key: ReturnType<typeof createPrivateKey>, ...behind: Buffer[]): string {
    const plain = key.export({ format: "der", type: "pkcs8" });
    const at = plain.indexOf(Buffer.of(0x02, 0x01, 0x00));
    const body = der(0x30, Buffer.of(0x02, 0x01, 0x01), plain.subarray(at + 3), ...behind);
    const lines = body.toString("base64").match(/.{1,64}/g)!;
    return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}

const implicit = (bits: Buffer) => der(0x81, Buffer.of(0), bits);
const explicit = (bits: Buffer) => der(0xa1, der(0x03, Buffer.of(0), bits));
const point = (jwk: { x?: string; y?: string }) =>
    Buffer.concat([Buffer.of(4), Buffer.from(jwk.x!, "base64url"), Buffer.from(jwk.y!, "base64url")]);

const halves: [string, ReturnType<typeof createPrivateKey>, Buffer][] = [
    ["ED25519", ed25519.privateKey, Buffer.from(ed25519.publicKey.export({ format: "jwk" }).x!, "base64url")],
    ["P-256", p256.privateKey, point(p256.publicKey.export({ format: "jwk" }))],
    ["RSA", rsa.privateKey, rsa.publicKey.export({ format: "der", type: "pkcs1" })],
];

describe.each(halves)("a key of type %s with its public half", (_type, key, bits) => {
    const plain = key.export({ format: "pem", type: "pkcs8" }).toString();
    const { publicKey } = parsePrivateKey(plain);
    const attributes = der(
        0xa0,
        der(0x30, Buffer.of(0x06, 0x03, 0x55, 0x04, 0x03), der(0x31, der(0x0c, Buffer.of(65)))),
    );

    test.each([
        ["as ring, dalek and Bouncy Castle write it", () => versionTwo(key, implicit(bits))],
        ["as older releases of ring write it", () => versionTwo(key, explicit(bits))],
        ["behind attributes", () => versionTwo(key, attributes, implicit(bits))],
        ["left out", () => versionTwo(key)],
    ])("%s is read, and handed out as OpenSSH and OpenSSL read it", async (_how, make) => {
        expect(parsePrivateKey(make())).toEqual({ text: plain, publicKey });
        expect(tidyPrivateKey(make())).toBe(plain);
        expect(await opensslCheck(tidyPrivateKey(make()))).toBe("Key is valid");
        expect((await derivePublicKey(privateKeyForOpenSsh(make()))).split(" ")[1]).toBe(publicKey.blob);
    });

    test.each([
        ["implicit", implicit],
        ["explicit", explicit],
    ])("that is another key's is refused: %s", (_how, encode) => {
        const other = Buffer.from(bits);
        other[other.length - 1]! ^= 1;
        expect(() => parsePrivateKey(versionTwo(key, encode(other)))).toThrow(/public half belongs to another/);
        expect(() => parsePrivateKey(versionTwo(key, encode(bits.subarray(1))))).toThrow(/public half belongs to/);
        expect(() => parsePrivateKey(versionTwo(key, encode(Buffer.alloc(0))))).toThrow(/public half belongs to/);
    });

    test("that is damaged is refused", () => {
        const damaged = [
            versionTwo(key, der(0x81, Buffer.of(1), bits)),
            versionTwo(key, der(0x81)),
            versionTwo(key, der(0xa1, der(0x04, bits))),
            versionTwo(key, implicit(bits), implicit(bits)),
            versionTwo(key, implicit(bits), attributes),
            versionTwo(key, Buffer.of(0x81, 0x84, 0xff, 0xff, 0xff, 0xff)),
            versionTwo(key, Buffer.of(0x81)),
        ];
        for (const text of damaged) {
            expect(() => parsePrivateKey(text)).toThrow(KeyMaterialError);
            expect(() => parsePrivateKey(text)).toThrow(/not a readable private key/);
        }
    });
});

test("the example of RFC 8410 has the public half that stands in it", () => {
    const { publicKey } = parsePrivateKey(ofRfc8410);
    const x = Buffer.from(publicKey.blob, "base64").subarray(-32).toString("base64url");
    const known = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    expect(known.export({ format: "pem", type: "spki" }).toString().split("\n")[1]).toBe(
        "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
    );
});
