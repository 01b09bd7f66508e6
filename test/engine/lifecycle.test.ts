import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accountOf } from "../support/account";
import { run } from "../support/project";
import { derivePublicKey, listKeys } from "../support/ssh-keygen";
import { sshLogin, startSshServer } from "../support/ssh-login";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("key pairs on the real engine", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    /** The private key of "web" before its exchange. */
    let old: string;
    const program = (more = "") => `
        const c = new pulumi.Config();
        const web = new twcc.Keypair("web", { keepers: { v: c.get("v") ?? "1" }, name: c.get("name") ?? "web" });
        const imported = new twcc.Keypair("imported", {
            publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB " + (c.get("comment") ?? "me"),
            onConflict: c.get("onConflict"),
        });
        const made = new twcc.Keypair("made", { name: "made", generatedBy: "twcc" });
        exports.name = web.name; exports.id = web.id; exports.fingerprint = web.fingerprint; exports.sha = web.fingerprintSha256;
        exports.privateKey = web.privateKey; exports.publicKey = web.publicKey;
        exports.importedName = imported.name; exports.importedPrivateKey = imported.privateKey;
        exports.madeKey = made.privateKey; exports.madeFingerprint = made.fingerprint;
        ${more}`;

    beforeAll(async () => {
        ({ gateway, alice, project, stop } = await startWorld());
        project.write(program());
    });
    afterAll(() => stop());

    const quiet = async () => {
        await project.must("preview", "--expect-no-changes");
        await project.must("preview", "--refresh", "--expect-no-changes");
    };

    test("up makes them, and nothing is left to do, before and after a refresh", async () => {
        await project.must("up", "--yes");
        await project.must("preview", "--expect-no-changes");
        await project.must("refresh", "--yes", "--skip-preview");
        await project.must("preview", "--expect-no-changes");
        const outputs = await project.outputs();
        expect(await alice.keys()).toEqual({
            web: outputs.fingerprint,
            made: outputs.madeFingerprint,
            [outputs.importedName!]: "d6:9a:30:45:17:cf:91:c4:27:94:f3:22:92:a3:00:0e",
        });
        expect(outputs.importedName).toMatch(/^imported-[0-9a-f]{7}$/);
        expect(outputs.importedPrivateKey).toBeUndefined();
    });

    test("ssh-keygen agrees about the keys, and a login works", async () => {
        const outputs = await project.outputs();
        const derived = await derivePublicKey(outputs.privateKey!);
        expect(derived.split(" ")[1]).toBe(outputs.publicKey!.split(" ")[1]);
        expect((await listKeys(outputs.publicKey!, "md5"))[0]!.fingerprint).toContain(outputs.fingerprint);
        expect((await listKeys(outputs.publicKey!, "sha256"))[0]!.fingerprint).toBe(outputs.sha);
        const server = await startSshServer(outputs.publicKey!);
        try {
            expect((await sshLogin(server.port, outputs.privateKey!, "hello")).code).toBe(0);
            expect((await sshLogin(server.port, outputs.madeKey!, "hello")).code).not.toBe(0);
        } finally {
            await server.stop();
        }
    });

    test("arguments that mean the same change nothing", async () => {
        await project.must("config", "set", "comment", "another comment");
        await project.must("config", "set", "onConflict", "adopt");
        await project.must("preview", "--expect-no-changes");
    });

    test("a changed keeper exchanges the key in place", async () => {
        const before = await project.outputs();
        old = before.privateKey!;
        await project.must("config", "set", "v", "2");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/1 updated/);
        expect(output).not.toMatch(/replaced/);
        const after = await project.outputs();
        expect([after.name, after.id]).toEqual([before.name, before.id]);
        expect(after.fingerprint).not.toBe(before.fingerprint);
        expect((await alice.keys()).web).toBe(after.fingerprint);
        await quiet();
    });

    test("a checkpoint of an earlier update has the old private key, as docs/guides/rotate.md says", async () => {
        const backend = fileURLToPath(project.env.PULUMI_BACKEND_URL!);
        const copy = mkdtempSync(path.join(tmpdir(), "twcc-copy-"));
        try {
            cpSync(path.join(backend, ".pulumi"), path.join(copy, ".pulumi"), { recursive: true });
            const history = path.join(copy, ".pulumi/history/test/test");
            const checkpoints = readdirSync(history).filter((file) => /^test-\d+\.checkpoint\.json$/.test(file));
            // Secrets are JSON in JSON. Not toContain: a failure would print the keys.
            const inJson = JSON.stringify(JSON.stringify(old)).slice(1, -1);
            const holding = new Set<boolean>();
            for (const checkpoint of checkpoints) {
                cpSync(path.join(history, checkpoint), path.join(copy, ".pulumi/stacks/test/test.json"));
                const env = { ...project.env, PULUMI_BACKEND_URL: `file://${copy}` };
                const args = ["stack", "export", "--show-secrets", "--stack", "test"];
                const { code, stdout } = await run("pulumi", args, project.folder, env);
                expect(code).toBe(0);
                holding.add(stdout.includes(inJson));
                if (holding.size === 2) break;
            }
            // Some of them do, and those of before and after do not.
            expect(holding.size).toBe(2);
        } finally {
            rmSync(copy, { recursive: true });
        }
    });

    test("drift of both kinds: the next up puts the same key back", async () => {
        const before = await project.outputs();
        await alice.remove("web");
        await alice.remove("made");
        await alice.make("made");
        await project.must("refresh", "--yes", "--skip-preview");
        const kept = await project.outputs();
        expect(kept).toEqual(before);
        const { output } = await project.must("preview");
        expect(output).toContain('Key pair "web" is missing at TWCC');
        expect(output).toContain('Key pair "made" has another key at TWCC');
        await project.must("up", "--yes", "--skip-preview");
        expect(await project.outputs()).toEqual(before);
        expect(await alice.keys()).toMatchObject({ web: before.fingerprint, made: before.madeFingerprint });
        await quiet();
    });

    test("a changed name replaces, the new one first", async () => {
        await project.must("config", "set", "name", "web2");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/1 replaced/);
        expect(Object.keys(await alice.keys())).toContain("web2");
        expect(Object.keys(await alice.keys())).not.toContain("web");
    });

    test("the API key of another account touches nothing", async () => {
        const before = await alice.keys();
        const mine = project.env.TWCC_API_KEY;
        project.env.TWCC_API_KEY = accountOf(gateway, "bob").env.TWCC_API_KEY;
        for (const command of ["refresh", "destroy"]) {
            const { code, output } = await project.pulumi(command, "--yes", "--skip-preview");
            expect(code).not.toBe(0);
            expect(output).toMatch(/belongs to the TWCC user 1001, but the API key .* to the user bob \(1002\)/);
        }
        project.env.TWCC_API_KEY = mine;
        expect(await alice.keys()).toEqual(before);
        expect(await project.resources()).toHaveLength(3);
    });

    test("secrets are encrypted in the state, its history and backups, and shown nowhere", async () => {
        const { privateKey, madeKey } = await project.outputs();
        const written = [...project.files(), project.printed()].join("\n");
        expect(written).toContain("[secret]");
        for (const secret of [privateKey!, madeKey!, project.env.TWCC_API_KEY!]) {
            for (const line of secret.split("\n").filter((one) => one.length > 20 && !one.startsWith("-----"))) {
                expect(written).not.toContain(line);
            }
        }
        expect(written).not.toContain("PRIVATE KEY-----");
    });

    test("destroy leaves nothing, and spares a stranger's key", async () => {
        await alice.remove("web2");
        await alice.make("web2");
        const stranger = (await alice.keys()).web2;
        const { output } = await project.must("destroy", "--yes", "--skip-preview");
        expect(output).toContain("It was left alone");
        expect(await alice.keys()).toEqual({ web2: stranger });
        expect(await project.resources()).toEqual([]);
    });
});
