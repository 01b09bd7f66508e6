import { formatPublicKey, generateKey, KeyMaterialError } from "../../../provider/key-material";
import { derivePublicKey } from "../../support/ssh-keygen";
import { keyOf, kinds, specs } from "./keys";

describe("a generated key", () => {
    test.each([
        [{ algorithm: "ED25519" }, "ssh-ed25519", 256],
        [{ algorithm: "ECDSA", curve: "P256" }, "ecdsa-sha2-nistp256", 256],
        [{ algorithm: "ECDSA", curve: "P384" }, "ecdsa-sha2-nistp384", 384],
        [{ algorithm: "ECDSA", curve: "P521" }, "ecdsa-sha2-nistp521", 521],
        [{ algorithm: "RSA", bits: 2048 }, "ssh-rsa", 2048],
        [{ algorithm: "RSA", bits: 3072 }, "ssh-rsa", 3072],
    ] as const)("is what was asked for: %j", async (spec, type, bits) => {
        const key = await generateKey(spec);
        expect(key.publicKey).toMatchObject({ type, bits, algorithm: spec.algorithm, comment: "" });
        expect(key.text).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n[^]*-----END OPENSSH PRIVATE KEY-----\n$/);
        expect(await derivePublicKey(key.text)).toBe(formatPublicKey(key.publicKey));
    });

    test.each(kinds)("of kind %s is another one every time", async (kind) => {
        expect((await generateKey(specs[kind])).publicKey.blob).not.toBe((await keyOf(kind)).publicKey.blob);
    });

    test("is made while the program goes on with other work", async () => {
        let turns = 0;
        const timer = setInterval(() => (turns += 1), 1);
        await generateKey({ algorithm: "RSA", bits: 3072 });
        clearInterval(timer);
        expect(turns).toBeGreaterThan(5);
    });

    test.each([1024, 2047, 16385, 2048.5, Number.NaN])("of type RSA is refused %d bits", async (bits) => {
        await expect(generateKey({ algorithm: "RSA", bits })).rejects.toThrow(KeyMaterialError);
    });
});
