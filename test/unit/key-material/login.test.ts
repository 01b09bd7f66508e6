import {
    formatPrivateKey,
    formatPublicKey,
    privateKeyFormats,
    type PrivateKeyFormat,
} from "../../../provider/key-material";
import { sshLogin, startSshServer } from "../../support/ssh-login";
import { keyOf, kinds, specs, type Kind } from "./keys";

/** OpenSSH's client before 9.6 reads neither. */
const unreadable = (kind: Kind, format: PrivateKeyFormat) =>
    format === "PuTTY" || (kind === "ED25519" && format === "PKCS8");

const combinations = kinds.flatMap((kind) =>
    privateKeyFormats[specs[kind].algorithm]
        .filter((format) => !unreadable(kind, format))
        .map((format): [Kind, PrivateKeyFormat] => [kind, format]),
);

describe("a machine that knows the public half", () => {
    test.each(combinations)("lets OpenSSH's client in with the key of kind %s as %s", async (kind, format) => {
        const { text, publicKey } = await keyOf(kind);
        const server = await startSshServer(formatPublicKey(publicKey, "from TWCC"));
        try {
            const outcome = await sshLogin(server.port, formatPrivateKey(text, format, "c"), "hostname -f");
            expect(outcome).toEqual({ code: 0, stdout: "ran: hostname -f\n", stderr: "" });
            expect(server.logins).toBe(1);
        } finally {
            await server.stop();
        }
    });

    test.each(kinds)("refuses every other key than that of kind %s", async (kind) => {
        const { publicKey } = await keyOf(kind);
        const server = await startSshServer(formatPublicKey(publicKey));
        try {
            for (const other of kinds.filter((candidate) => candidate !== kind)) {
                const { code, stderr } = await sshLogin(server.port, (await keyOf(other)).text, "true");
                expect(code).toBe(255);
                expect(stderr).toContain("Permission denied (publickey)");
            }
            expect(server.logins).toBe(0);
        } finally {
            await server.stop();
        }
    });
});
