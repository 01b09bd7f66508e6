import { generateKeyPairSync, type JsonWebKey, type KeyObject } from "node:crypto";
import { formatPrivateKey, formatPublicKey, KeyMaterialError, parsePrivateKey } from "../../../provider/key-material";
import {
    derivePublicKey,
    listKeys,
    makeKey,
    openssl,
    puttygenInstalled,
    puttygenToPutty,
} from "../../support/ssh-keygen";
import { blob, ecdsaStartingWith, ed25519FromSeed, keyOf, pkcs8, specs, withBody, type Kind } from "./keys";
import { changeSection, withComment, withNumber } from "./mangled";

function refusal(text: string): string {
    try {
        parsePrivateKey(text);
    } catch (error) {
        expect(error).toBeInstanceOf(KeyMaterialError);
        expect((error as Error).cause).toBeUndefined();
        return (error as Error).message;
    }
    throw new Error("was accepted");
}

const made: [what: string, options: string[]][] = [
    ["ED25519", ["-t", "ed25519"]],
    ["ECDSA 256", ["-t", "ecdsa", "-b", "256"]],
    ["ECDSA 384", ["-t", "ecdsa", "-b", "384"]],
    ["ECDSA 521", ["-t", "ecdsa", "-b", "521"]],
    ["RSA 2048", ["-t", "rsa", "-b", "2048"]],
    ["ECDSA 256 in SEC1", ["-t", "ecdsa", "-b", "256", "-m", "PEM"]],
    ["ECDSA 521 in PKCS#8", ["-t", "ecdsa", "-b", "521", "-m", "PKCS8"]],
    ["RSA 2048 in PKCS#1", ["-t", "rsa", "-b", "2048", "-m", "PEM"]],
    ["RSA 3072 in PKCS#8", ["-t", "rsa", "-b", "3072", "-m", "PKCS8"]],
];

describe("a private key", () => {
    test.each(made)("of type %s that ssh-keygen made has the public half that it wrote", async (_what, options) => {
        const { privateKey, publicKey } = await makeKey(...options, "-C", "me at work");
        const key = parsePrivateKey(privateKey);
        expect(formatPublicKey(key.publicKey, "me at work")).toBe(publicKey.trimEnd());
        expect(key.text).toBe(privateKey);
        // Only OpenSSH's own format has a place for the comment.
        expect(key.publicKey.comment).toBe(options.includes("-m") ? "" : "me at work");
        const [listed] = await listKeys(publicKey, "sha256");
        expect(key.publicKey).toMatchObject({ bits: listed?.bits, fingerprintSha256: listed?.fingerprint });
    });

    test.each([
        ["ED25519 in PKCS#8", ["genpkey", "-algorithm", "ed25519"], "ssh-ed25519"],
        [
            "P-384 in PKCS#8",
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
            "ecdsa-sha2-nistp384",
        ],
        ["P-256 after its EC PARAMETERS", ["ecparam", "-name", "prime256v1", "-genkey"], "ecdsa-sha2-nistp256"],
        ["RSA in PKCS#8", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "ssh-rsa"],
    ])("that openssl made is read: %s", async (_what, command, type) => {
        const text = await openssl(...command);
        const { publicKey } = parsePrivateKey(text);
        expect(publicKey.type).toBe(type);
        if (type !== "ssh-ed25519") expect(formatPublicKey(publicKey)).toBe(await derivePublicKey(text));
    });

    test("without its public half in the file is read: it is computed", () => {
        const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
        const { x, y, d } = privateKey.export({ format: "jwk" });
        const bytes = Buffer.concat([
            Buffer.from("30310201010420", "hex"),
            Buffer.from(d!, "base64url"),
            Buffer.from("a00a06082a8648ce3d030107", "hex"),
        ]);
        const text = `-----BEGIN EC PRIVATE KEY-----\n${bytes.toString("base64")}\n-----END EC PRIVATE KEY-----\n`;
        const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
        const expected = blob("ecdsa-sha2-nistp256", "nistp256", point);
        expect(parsePrivateKey(text).publicKey.blob).toBe(expected.toString("base64"));
    });

    test("with zeros in front of its number, as Rust's ssh-key writes it, is read and keeps its bytes", async () => {
        const key = ecdsaStartingWith("P256", [0, 0x7f]);
        const number = Buffer.from(key.export({ format: "jwk" }).d!, "base64url");
        const text = withNumber(formatPrivateKey(pkcs8(key), "OpenSSH", ""), number);
        expect(parsePrivateKey(text)).toEqual({ text, publicKey: parsePrivateKey(pkcs8(key)).publicKey });
        expect((await derivePublicKey(text)).split(" ")[1]).toBe(parsePrivateKey(text).publicKey.blob);
    });

    test("whose comment would make a second line has it cleaned", async () => {
        const { text, publicKey } = await keyOf("ED25519");
        const evil = withComment(text, "a\nssh-rsa AAAA\0b");
        expect(parsePrivateKey(evil).publicKey).toEqual({ ...publicKey, comment: "a ssh-rsa AAAA b" });
    });
});

const passphrase = "correct horse";
const locked = { cipher: "aes-256-cbc", passphrase };
const strong = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
const dsaKey = generateKeyPairSync("dsa", { modulusLength: 1024, divisorLength: 160 }).privateKey;
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const pkcs1 = (key = strong) => key.export({ format: "pem", type: "pkcs1" }).toString();
const sec1 = (key = p256) => key.export({ format: "pem", type: "sec1" }).toString();

/** PKCS#1 with numbers that do not belong together, written by hand: node:crypto refuses to make it (Node 26). */
function rsaWith(change: (jwk: JsonWebKey) => Partial<JsonWebKey>): string {
    const jwk = strong.export({ format: "jwk" });
    const { n, e, d, p, q, dp, dq, qi } = { ...jwk, ...change(jwk) };
    const numbers = [n, e, d, p, q, dp, dq, qi].map((number) => Buffer.from(number!, "base64url"));
    const integers = [Buffer.of(0), ...numbers].map((bytes) =>
        der(0x02, bytes[0]! < 0x80 ? bytes : Buffer.of(0, ...bytes)),
    );
    const body = der(0x30, Buffer.concat(integers)).toString("base64");
    return `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n`;
}

function der(tag: number, value: Buffer): Buffer {
    const { length } = value;
    const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.of(tag, ...size, ...value);
}

/** A file of p256 with another key's public half; node:crypto itself refuses to make one (Node 26). */
function withAnothersPublic(pem: string): string {
    const pointOf = (key: KeyObject) => {
        const { x, y } = key.export({ format: "jwk" });
        return Buffer.concat([Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]).toString("hex");
    };
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const [head, ...lines] = pem.trimEnd().split("\n");
    const foot = lines.pop()!;
    const body = Buffer.from(lines.join(""), "base64").toString("hex").replace(pointOf(p256), pointOf(other));
    return [head, Buffer.from(body, "hex").toString("base64"), foot, ""].join("\n");
}

function changedByte(base64url: string | undefined): string {
    const bytes = Buffer.from(base64url!, "base64url");
    bytes[bytes.length - 1]! ^= 2;
    return bytes.toString("base64url");
}

/** An OpenSSH key of any type that the outer layer allows. */
function opensshKey(type: string, cipher = "none"): string {
    const section = Buffer.concat([Buffer.alloc(8, 7), blob(type, "x", "comment")]);
    const outer = blob(cipher, cipher === "none" ? "none" : "bcrypt", "");
    const body = Buffer.concat([
        Buffer.from("openssh-key-v1\0"),
        outer,
        Buffer.of(0, 0, 0, 1),
        blob(blob(type), section),
    ]);
    return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString("base64")}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

describe("refused as a private key", () => {
    test.each<[what: string, text: string, says: RegExp]>([
        ["nothing", " \n", /is empty/],
        ["a megabyte", "A".repeat(1_000_000), /too long/],
        ["other text", "hello", /not a readable private key.*BEGIN and END/],
        ["a path", "/home/me/.ssh/id_ed25519", /looks like a file name.*readFileSync/],
        ["a path of Windows", "C:\\Users\\me\\key1", /looks like a file name/],
        ["a file's name", "key1.pem", /looks like a file name/],
        ["UTF-16", utf16(pkcs1()), /is UTF-16 text/],
        ["line ends written out", pkcs1().replaceAll("\n", "\\n"), /line breaks written as \\n/],
        ["a key without its END line", pkcs1().split("\n").slice(0, 10).join("\n"), /not a readable/],
        ["a key with lines missing", pkcs1().split("\n").toSpliced(3, 2).join("\n"), /not a readable/],
        ["a key with damaged base64", pkcs1().replace(/\n(.{20})/, "\n!$1"), /not a readable/],
        ["PKCS#1 with a label of SEC1", pkcs1().replaceAll("RSA PRIVATE", "EC PRIVATE"), /not a readable/],
        ["an unknown label", pkcs1().replaceAll("RSA PRIVATE", "XYZ PRIVATE"), /not a readable/],
        ["two keys", pkcs1() + sec1(), /more than one private key/],
        ["OpenSSH locked", opensshKey("ssh-ed25519", "aes256-ctr"), /has a passphrase.*ssh-keygen -p -N "" -f COPY/],
        ["OpenSSH with a cut tag", opensshKey("ssh-ed25519", "aes256-gcm@openssh.com"), /has a passphrase/],
        ["PKCS#1 locked", strong.export({ format: "pem", type: "pkcs1", ...locked }).toString(), /has a passphrase/],
        ["SEC1 locked", p256.export({ format: "pem", type: "sec1", ...locked }).toString(), /has a passphrase/],
        ["PKCS#8 locked", p256.export({ format: "pem", type: "pkcs8", ...locked }).toString(), /has a passphrase/],
        ["PuTTY locked", "PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: aes256-cbc\r\n", /has a passphrase/],
        ["PuTTY cut short", "PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: none\nComment: x\n", /PuTTY.*cut short/],
        ["PuTTY DSA", "PuTTY-User-Key-File-2: ssh-dss\nEncryption: none\n", /type/],
        [
            "a public key",
            `ssh-ed25519 ${blob("ssh-ed25519", Buffer.alloc(32)).toString("base64")} me`,
            /contains a public key/,
        ],
        ["a public key in PEM", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", /contains a public key/],
        ["a public key of RFC 4716", "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n", /contains a public key/],
        ["RSA of 1024 bits in PKCS#1", pkcs1(weak), /1024 bits.*at least 2048/],
        ["RSA of 1024 bits in PKCS#8", pkcs8(weak), /1024 bits/],
        ["DSA in PKCS#8", pkcs8(dsaKey), /DSA.*unsafe/],
        ["DSA in its own format", "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----", /DSA/],
        ["DSA in OpenSSH's format", opensshKey("ssh-dss"), /DSA/],
        ["FIDO", opensshKey("sk-ssh-ed25519@openssh.com"), /type/],
        ["ED448", pkcs8(generateKeyPairSync("ed448").privateKey), /type/],
        ["X25519", pkcs8(generateKeyPairSync("x25519").privateKey), /type/],
        ["secp256k1", sec1(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey), /type/],
        ["RSA-PSS", pkcs8(generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).privateKey), /type/],
        ["SEC1 with another's public half", withAnothersPublic(sec1()), /public half belongs to another/],
        ["PKCS#8 with another's public half", withAnothersPublic(pkcs8(p256)), /public half belongs to another/],
        ["RSA with another modulus", rsaWith(({ n }) => ({ n: changedByte(n) })), /damaged|not a readable/],
        ["RSA with another exponent", rsaWith(() => ({ e: "Aw" })), /damaged/],
        ["RSA with another private number", rsaWith(({ d }) => ({ d: changedByte(d) })), /damaged/],
        ["RSA with another prime", rsaWith(({ p }) => ({ p: changedByte(p) })), /damaged/],
        ["RSA with the primes exchanged", rsaWith(({ p, q }) => ({ p: q!, q: p! })), /damaged/],
        ["RSA with another CRT number", rsaWith(({ dp }) => ({ dp: changedByte(dp) })), /damaged/],
        ["RSA with another coefficient", rsaWith(({ qi }) => ({ qi: changedByte(qi) })), /damaged/],
    ])("is %s", (_what, text, says) => {
        const message = refusal(text);
        expect(message).toMatch(says);
        expect(message).toMatch(/^(is|has|contains|looks) /);
        for (const word of text.split(/\s+/).filter((part) => part.length > 16)) {
            expect(message).not.toContain(word.slice(0, 16));
        }
    });

    test("is a key locked by ssh-keygen", async () => {
        const { privateKey } = await makeKey("-t", "ed25519", "-N", passphrase);
        expect(refusal(privateKey)).toMatch(/has a passphrase/);
    });

    test.each(Object.keys(specs) as Kind[])(
        "is an OpenSSH key of kind %s that names another public half",
        async (kind) => {
            const { text, publicKey } = await keyOf(kind);
            const own = Buffer.from(publicKey.blob, "base64");
            const other = Buffer.from(own);
            other[other.length - 5]! ^= 1;
            const replace = (all: boolean) => (body: Buffer) => {
                const outer = body.indexOf(own);
                const copy = Buffer.from(body);
                other.copy(copy, outer);
                const tail = own.subarray(-24);
                const inner = copy.indexOf(tail, outer + own.length);
                if (all && inner > 0) other.subarray(-24).copy(copy, inner);
                return copy;
            };
            expect(refusal(withBody(text, replace(false)))).toMatch(/public half belongs to another/);
            expect(refusal(withBody(text, replace(true)))).toMatch(/damaged|not a readable/);
        },
    );

    test("is an OpenSSH key with anything but its padding at the end", async () => {
        const { text } = await keyOf("P256");
        expect(refusal(changeSection(text, (section) => Buffer.concat([section, Buffer.alloc(8)])))).toMatch(
            /readable/,
        );
        expect(refusal(withBody(text, (body) => Buffer.concat([body, Buffer.alloc(3)])))).toMatch(/readable/);
        expect(refusal(changeSection(text, (section) => section.subarray(0, 40)))).toMatch(/readable/);
    });
});

test("a private key damaged at random is refused, or is the same key", async () => {
    for (const kind of ["ED25519", "P256", "P521", "RSA"] as const) {
        const { text, publicKey } = await keyOf(kind);
        const pem = pkcs8(generateKeyPairSync("ed25519").privateKey);
        for (let round = 0; round < 150; round += 1) {
            for (const good of [text, pem]) {
                const damaged = withBody(good, (body) => {
                    const copy = Buffer.from(body);
                    copy[Math.floor(Math.random() * copy.length)]! ^= 1 << Math.floor(Math.random() * 8);
                    return copy;
                });
                try {
                    const key = parsePrivateKey(damaged);
                    if (good === text) expect(key.publicKey.blob).toBe(publicKey.blob);
                } catch (error) {
                    expect(error).toBeInstanceOf(KeyMaterialError);
                }
            }
        }
    }
});

(puttygenInstalled ? describe : describe.skip)("a private key that puttygen made", () => {
    test.each([
        ["ED25519", 2],
        ["ED25519", 3],
        ["P521", 2],
        ["RSA", 3],
    ] as const)("of kind %s, version %i, is read with its comment", async (kind, version) => {
        const { text, publicKey } = await keyOf(kind);
        const ppk = await puttygenToPutty(text, version, "my key");
        expect(parsePrivateKey(ppk)).toEqual({ text: ppk, publicKey: { ...publicKey, comment: "my key" } });
        expect(refusal(ppk.replace("Comment: my", "Comment: no"))).toMatch(/PuTTY.*checksum/);
    });
});

test("an ED25519 key made from a known seed has the public half of RFC 8032", () => {
    const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
    const { publicKey } = parsePrivateKey(ed25519FromSeed(seed));
    const point = Buffer.from(publicKey.blob, "base64").subarray(-32).toString("hex");
    expect(point).toBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
});

/** UTF-16 as it is read by who expects UTF-8. */
function utf16(text: string): string {
    return Buffer.from(`\uFEFF${text}`, "utf16le").toString("utf8");
}
