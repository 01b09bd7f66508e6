import { formatPrivateKey } from "../../../provider/key-material";
import { getPublicKey } from "../../../provider/public-half";
import { listKeys, makeKey, opensslPublicKey } from "../../support/ssh-keygen";
import { combinations, keyOf } from "./keys";

const comment = "王小明 me@laptop";

test.each(combinations)("%s as %s: what openssl and ssh-keygen say of it", async (kind, format) => {
    const { text } = await keyOf(kind);
    const { publicKey, publicKeyPem, algorithm, bits, fingerprint, fingerprintSha256 } = await getPublicKey(
        formatPrivateKey(text, format, comment),
    );
    // openssl reads the PEM formats only; the key is the same one.
    expect(publicKeyPem).toBe(await opensslPublicKey(formatPrivateKey(text, "PKCS8", "")));
    const [[md5], [sha256]] = await Promise.all([listKeys(publicKey, "md5"), listKeys(publicKey, "sha256")]);
    const hasComment = format === "OpenSSH" || format === "PuTTY";
    expect(md5).toMatchObject({ bits, type: algorithm, fingerprint: `MD5:${fingerprint}` });
    expect(sha256!.fingerprint).toBe(fingerprintSha256);
    expect(publicKey.split(" ").slice(2).join(" ")).toBe(hasComment ? comment : "");
});

test("the public half of a key that ssh-keygen made is its .pub file", async () => {
    const { privateKey, publicKey } = await makeKey("-t", "ecdsa", "-C", "me");
    expect((await getPublicKey(privateKey)).publicKey).toBe(publicKey.trim());
});

test.each([
    ["undefined", undefined, "has to be a string."],
    ["a file name", "id_ed25519", "looks like a file name"],
    ["nothing", "", "is empty"],
])("%s is refused in a sentence", async (_what, value, words) => {
    await expect(getPublicKey(value)).rejects.toThrow(`The privateKey of getPublicKey ${words}`);
});

describe("of a key with a passphrase", () => {
    const passphrase = "correct horse";
    const made = makeKey("-t", "ed25519", "-C", "me", "-N", passphrase, "-a", "2");

    test("is shown if the passphrase is given; one that is not needed is ignored", async () => {
        const { privateKey, publicKey } = await made;
        expect((await getPublicKey(privateKey, passphrase)).publicKey).toBe(publicKey.trim());
        const { text, publicKey: open } = await keyOf("ED25519");
        expect((await getPublicKey(text, null)).fingerprint).toBe(open.fingerprint);
        expect((await getPublicKey(text, passphrase)).fingerprint).toBe(open.fingerprint);
    });

    test.each([
        ["no passphrase", undefined, "privateKey of getPublicKey has a passphrase: set passphrase"],
        ["another one", "wrong", "privateKey of getPublicKey has a different passphrase"],
        ["an empty one", "", "passphrase of getPublicKey is empty"],
        ["a number", 7, "passphrase of getPublicKey has to be a string"],
    ])("%s is refused, and nothing is repeated", async (_what, given, words) => {
        const { privateKey } = await made;
        const { message } = await getPublicKey(privateKey, given).then(
            () => new Error("accepted"),
            (error: unknown) => error as Error,
        );
        expect(message).toContain(`The ${words}`);
        for (const line of privateKey.trim().split("\n")) expect(message).not.toContain(line);
    });
});
