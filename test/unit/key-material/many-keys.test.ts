import { randomBytes } from "node:crypto";
import {
    formatPrivateKey,
    formatPublicKey,
    parsePrivateKey,
    parsePublicKey,
    privateKeyFormats,
    type PublicKey,
} from "../../../provider/key-material";
import { listKeys } from "../../support/ssh-keygen";
import { ecdsaStartingWith, ed25519FromSeed, pkcs8, specs } from "./keys";

/** Hundreds of keys, so that what happens to one key in 256 (a zero in front of a number) happens now and then. */
describe.each([
    ["ED25519", 200],
    ["P256", 200],
    ["P384", 30],
    ["P521", 15],
] as const)("of many keys of kind %s", (kind, rounds) => {
    const fresh = () =>
        kind === "ED25519"
            ? ed25519FromSeed(randomBytes(32))
            : pkcs8(ecdsaStartingWith(kind, kind === "P521" ? [0] : []));

    test("each survives every format, and ssh-keygen finds the same fingerprint", async () => {
        const keys: PublicKey[] = [];
        for (let round = 0; round < rounds; round += 1) {
            const { text, publicKey } = parsePrivateKey(fresh());
            for (const format of privateKeyFormats[specs[kind].algorithm]) {
                expect(parsePrivateKey(formatPrivateKey(text, format, "")).publicKey).toEqual(publicKey);
            }
            expect(parsePublicKey(formatPublicKey(publicKey))).toEqual(publicKey);
            keys.push(publicKey);
        }
        const lines = keys.map((key) => formatPublicKey(key, "c")).join("\n");
        const listed = await listKeys(lines, "sha256");
        expect(listed.map(({ fingerprint }) => fingerprint)).toEqual(keys.map((key) => key.fingerprintSha256));
    });
});
