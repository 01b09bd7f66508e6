import { formatPrivateKey } from "../../../provider/key-material";
import { getPublicKey } from "../../../provider/public-half";
import { listKeys, makeKey, opensslPublicKey } from "../../support/ssh-keygen";
import { combinations, keyOf } from "./keys";

const comment = "王小明 me@laptop";

test.each(combinations)("%s as %s: what openssl and ssh-keygen say of it", async (kind, format) => {
    const { text } = await keyOf(kind);
    const { publicKey, publicKeyPem, algorithm, bits, fingerprint, fingerprintSha256 } = getPublicKey(
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
    expect(getPublicKey(privateKey).publicKey).toBe(publicKey.trim());
});

test.each([
    ["undefined", undefined, "has to be a string."],
    ["a file name", "id_ed25519", "looks like a file name"],
    ["nothing", "", "is empty"],
])("%s is refused in a sentence", (_what, value, words) => {
    expect(() => getPublicKey(value)).toThrow(`The privateKey of getPublicKey ${words}`);
});

test("a key with a passphrase is refused, and not repeated", async () => {
    const { privateKey } = await makeKey("-t", "ed25519", "-N", "correct horse");
    let message = "";
    try {
        getPublicKey(privateKey);
    } catch (error) {
        ({ message } = error as Error);
    }
    expect(message).toMatch(/^The privateKey of getPublicKey .*passphrase/);
    for (const line of privateKey.trim().split("\n")) expect(message).not.toContain(line);
});
