import { jest } from "@jest/globals";
import { parsePrivateKey, prepareToUnlock } from "../../../provider/key-material";

const locked = `PuTTY-User-Key-File-3: ssh-ed25519
Encryption: aes256-cbc
Comment: me
Public-Lines: 1
AAAA
Key-Derivation: Argon2id
Argon2-Memory: 8192
Argon2-Passes: 8
Argon2-Parallelism: 1
Argon2-Salt: 00
Private-Lines: 1
AAAA
Private-MAC: 00
`;

test("where the package with Argon2 is missing, a key that needs it is refused in words", async () => {
    jest.unstable_mockModule("@noble/hashes/argon2.js", () => {
        throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    });
    await prepareToUnlock({ privateKey: locked, passphrase: "correct horse" });
    expect(() => parsePrivateKey(locked, "correct horse")).toThrow(
        "is locked in a way that this package cannot unlock",
    );
});
