import { generateKeyPairSync } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { formatPrivateKey, parsePrivateKey, parsePublicKey } from "../../../provider/key-material";
import { makeKey } from "../../support/ssh-keygen";

const folder = path.resolve(__dirname, "../../../provider/key-material");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const source = (name: string) => readFileSync(path.join(folder, name), "utf8");

describe("key material", () => {
    test("loads sshpk only when a format needs it", async () => {
        // Had importing the package loaded it, this would come too late and count nothing.
        let loaded = 0;
        jest.doMock("sshpk", () => {
            loaded += 1;
            return jest.requireActual<object>("sshpk");
        });
        const { privateKey } = generateKeyPairSync("ed25519");
        const text = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
        const { publicKey } = parsePrivateKey(text);
        parsePublicKey(`${publicKey.type} ${publicKey.blob}`);
        parsePrivateKey((await makeKey("-t", "ed25519")).privateKey);
        expect(loaded).toBe(0);
        formatPrivateKey(text, "OpenSSH", "");
        expect(loaded).toBe(1);
    });

    test("knows nothing of Pulumi, HTTP or the rest of the provider", () => {
        const imports = files.flatMap((name) =>
            [...source(name).matchAll(/(?:from|require\() ?"([^"]+)"/g)].map(([, module = ""]) =>
                module.startsWith(".") ? path.join(path.dirname(name), module) : module,
            ),
        );
        const own = new Set(files.map((name) => name.replace(/\.ts$/, "")));
        expect([...new Set(imports.filter((module) => !own.has(module)))].sort()).toEqual([
            "@noble/hashes/argon2.js",
            "bcrypt-pbkdf",
            "node:crypto",
            "sshpk",
        ]);
    });

    test("keeps every file small", () => {
        for (const name of files) expect(source(name).split("\n").length).toBeLessThan(200);
    });
});
