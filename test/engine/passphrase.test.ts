import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { accountOf, type Account } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { lockedBySshKeygen, unlockedBySshKeygen } from "../support/locked-keys";
import { makeProject, type Project } from "../support/project";
import { learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";

jest.setTimeout(400_000);

let gateway: GatewayProcess;
let alice: Account;

beforeAll(async () => {
    gateway = await spawnGateway();
    alice = accountOf(gateway, "alice");
});
afterAll(() => gateway.stop());

describe.each(["dynamic", "plugin"] as const)("passphrases, with the %s provider", (door) => {
    const words = ["correct horse battery", "staple of many horses"] as const;
    let project: Project;
    let publicKey: string;
    const file = () => readFileSync(path.join(project.folder, "web.pem"), "utf8");

    beforeAll(async () => {
        project = await makeProject({ env: alice.env, door });
        const made = await makeKey("-t", "ed25519", "-C", "me@laptop");
        publicKey = made.publicKey.trim();
        learn(made.privateKey, "a private key, unlocked");
        for (const [index, word] of words.entries()) {
            learn(word, `passphrase ${index}`);
            const locked = await lockedBySshKeygen(made.privateKey, word, "aes256-ctr");
            writeFileSync(path.join(project.folder, `mine-${index}`), locked);
            project.holdsSecrets(`mine-${index}`);
        }
        project.holdsSecrets("web.pem");
    });
    afterAll(() => {
        project.remove();
    });

    // Passed in plain text: the resources make them secret.
    const write = (mine: 0 | 1, passphrase: string, ofMine: string = words[mine]) => {
        project.write(`
            const mine = new twcc.Keypair("mine", {
                privateKey: require("fs").readFileSync("mine-${mine}", "utf8"), passphrase: ${JSON.stringify(ofMine)} });
            const web = new twcc.Keypair("web");
            const file = new twcc.PrivateKeyFile("web", {
                privateKey: web.privateKey, path: "web.pem", passphrase: ${JSON.stringify(passphrase)} });
            exports.mine = mine.privateKey;
            exports.minePublic = mine.publicKey;
            exports.webPublic = web.publicKey;`);
    };

    test("a locked key stays locked, a file is locked, and a new passphrase sends nothing", async () => {
        write(0, words[1]);
        expect((await project.must("preview", "--diff")).output).toContain(publicKey.split(" ")[1]);
        await project.must("up", "--yes", "--skip-preview");
        const { mine, minePublic, webPublic } = await project.outputs();
        expect(minePublic).toBe(publicKey);
        expect(await unlockedBySshKeygen(mine!, words[0])).toBe(publicKey);
        expect(await unlockedBySshKeygen(file(), words[1])).toBe(webPublic);
        await project.must("preview", "--refresh", "--expect-no-changes");

        const keys = await alice.keys();
        write(1, words[0]);
        await project.must("up", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual(keys);
        expect(await unlockedBySshKeygen((await project.outputs()).mine!, words[1])).toBe(publicKey);
        expect(await unlockedBySshKeygen(file(), words[0])).toBe(webPublic);
        await project.must("preview", "--expect-no-changes");
    });

    test("a wrong passphrase is an error at preview", async () => {
        write(0, words[0], words[1]);
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toContain("privateKey has a different passphrase: check passphrase.");
        await project.must("destroy", "--yes", "--skip-preview");
    });
});
