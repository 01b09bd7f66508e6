import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { machinesOf } from "../gateway/testing/sites";
import { Age } from "../support/age";
import { accountOf, type Account } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, withoutTypes, type Project } from "../support/project";
import { learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";
import { keysInAgent } from "../support/ssh-agent";
import { sshLogin } from "../support/ssh-login";

jest.setTimeout(300_000);

const repository = path.resolve(__dirname, "../..");

/** The examples with machines, as their READMEs play them, with real logins at each step. */
describe("the example", () => {
    let gateway: GatewayProcess;
    let alice: Account;
    let project: Project | undefined;

    beforeAll(async () => {
        gateway = await spawnGateway({ args: ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"] });
        alice = accountOf(gateway, "alice");
    });
    afterEach(() => {
        project?.remove();
        project = undefined;
    });
    afterAll(() => gateway.stop());

    const open = async (name: string): Promise<Project> =>
        (project = await makeProject({
            env: { ...alice.env, ...withoutTypes, TWCC_PROJECT: "ENT101001" },
            modules: path.join(repository, "node_modules"),
            from: path.join(repository, "examples", name),
        }));
    const up = async (example: Project) => {
        await example.must("up", "--yes", "--skip-preview");
        return (await example.outputs()) as Record<string, unknown>;
    };
    const config = (example: Project, line: string) => example.must("config", ...line.split(" "));

    /** Which of these keys a machine lets in; undefined where there is no such machine any more. */
    const whoGetsIn = async (instance: unknown, keys: Record<string, unknown>): Promise<string[] | undefined> => {
        const machine = (await machinesOf(gateway)).find(({ site }) => String(site) === instance);
        if (machine === undefined) return undefined;
        const { port, user, hostKey, hostname } = machine;
        const tries = Object.entries(keys).map(async ([name, key]) => {
            const { code, stdout, stderr } = await sshLogin(port, key as string, "hostname", { user, hostKey });
            if (code !== 0) expect(stderr).toContain("Permission denied");
            return code === 0 && stdout.trim() === hostname ? [name] : [];
        });
        return (await Promise.all(tries)).flat();
    };

    test("fleet: one key opens all five machines", async () => {
        const outputs = await up(await open("fleet"));
        const ids = outputs.instanceIds as string[];
        expect(new Set(ids).size).toBe(5);
        expect(outputs.addresses).toEqual(ids.map(() => "127.0.0.1"));
        const { privateKey } = await makeKey("-t", "ed25519");
        const keys = { fleet: outputs.privateKey, other: privateKey };
        expect(await Promise.all(ids.map((id) => whoGetsIn(id, keys)))).toEqual(ids.map(() => ["fleet"]));
    });

    test("own-key: the key in ~/.ssh opens the machine, and its private half is nowhere in the state", async () => {
        const example = await open("own-key");
        const mine = await makeKey("-t", "ed25519");
        learn(mine.privateKey, "the user's own key");
        const folder = path.join(example.env.HOME!, ".ssh");
        mkdirSync(folder);
        writeFileSync(path.join(folder, "id_ed25519.pub"), mine.publicKey);
        const outputs = await up(example);
        expect(outputs).toMatchObject({ address: "127.0.0.1", ssh: "ssh ubuntu@127.0.0.1" });
        expect(await whoGetsIn(outputs.instanceId, { mine: mine.privateKey })).toEqual(["mine"]);
        expect((await example.resources())[0]!.outputs).not.toHaveProperty("privateKey");
    });

    test("encrypted-key: age and ssh-add open the machine, and the private key is in no state", async () => {
        const example = await open("encrypted-key");
        const age = await Age.build();
        try {
            const [alice, offline] = [age.ssh("ed25519"), age.native()];
            const recipients = [alice, offline].map(({ recipient }) => recipient);
            for (const [index, one] of recipients.entries()) {
                await example.must("config", "set", "--path", `recipients[${index}]`, one);
            }
            const outputs = await up(example);
            const encrypted = outputs.encryptedPrivateKey as string;
            const opened = await age.decrypt(offline, encrypted);
            learn(opened, "the encrypted private key");
            expect(await age.decrypt(alice, encrypted)).toBe(opened);
            expect(await whoGetsIn(outputs.instanceId, { opened })).toEqual(["opened"]);
            expect(await keysInAgent(await age.decrypt(alice, encrypted))).toContain("team");
            expect((await example.resources())[0]!.outputs).not.toHaveProperty("privateKey");
            await example.must("preview", "--expect-no-changes");
        } finally {
            age.remove();
        }
    });

    test("provision: @pulumi/command logs in with the key, which is plain text nowhere", async () => {
        const programs = mkdtempSync(path.join(tmpdir(), "twcc-plugin-"));
        const plugin = path.resolve(__dirname, "../support/command-plugin.cjs");
        const start = `#!/bin/sh\nexec "${process.execPath}" "${plugin}" "$@"\n`;
        writeFileSync(path.join(programs, "pulumi-resource-command"), start, { mode: 0o755 });
        try {
            const example = await open("provision");
            example.env.PATH = `${programs}${path.delimiter}${example.env.PATH}`;
            expect(await up(example)).toEqual({ url: "http://127.0.0.1/" });
            const ran = await example.resources("command:remote:Command");
            expect(ran.map(({ outputs }) => outputs.stdout)).toEqual([
                expect.stringContaining("It did not run: sudo apt-get update"),
                expect.stringContaining("It did not run: sudo install"),
            ]);
            await example.must("preview", "--expect-no-changes");
            await example.must("destroy", "--yes", "--skip-preview");
        } finally {
            rmSync(programs, { recursive: true });
        }
    });

    test("rotation-in-place: at every step each machine has a key that opens it", async () => {
        const example = await open("rotation-in-place");
        const first = await up(example);
        const keys: Record<string, unknown> = { old: first.privateKey };
        const expectDoors = async ({ instanceIds }: Record<string, unknown>, ...doors: string[]) => {
            const [a, b] = instanceIds as string[];
            expect([await whoGetsIn(a, keys), await whoGetsIn(b, keys)]).toEqual(doors.map((one) => [one]));
        };
        await expectDoors(first, "old", "old");

        await config(example, "set rotated 2026-12");
        const rotated = await up(example);
        keys.new = rotated.privateKey;
        expect(keys.new).not.toBe(keys.old);
        expect(rotated).toMatchObject({ keypairName: "team", instanceIds: first.instanceIds });
        await expectDoors(rotated, "old", "old");

        await config(example, "set --path rebuilt.web-a 2026-12");
        await expectDoors(await up(example), "new", "old");

        await config(example, "set --path rebuilt.web-b 2026-12");
        const last = await up(example);
        await expectDoors(last, "new", "new");
        expect(last.privateKey).toBe(keys.new);
    });

    test("rotation-second-key: the old machine stays until the new one is proved", async () => {
        const example = await open("rotation-second-key");
        const [before, after] = ["2026-11", "2026-12"];
        const first = await up(example);
        const { [before]: oldMachine } = first.instanceIds as Record<string, string>;
        const keys = { [before]: (first.privateKeys as Record<string, string>)[before] };
        expect(await whoGetsIn(oldMachine, keys)).toEqual([before]);

        await config(example, `set --path generations[0] ${before}`);
        await config(example, `set --path generations[1] ${after}`);
        const both = await up(example);
        const { [after]: newMachine, [before]: unchanged } = both.instanceIds as Record<string, string>;
        expect(unchanged).toBe(oldMachine);
        Object.assign(keys, both.privateKeys);
        expect([await whoGetsIn(oldMachine, keys), await whoGetsIn(newMachine, keys)]).toEqual([[before], [after]]);

        await config(example, "rm --path generations[0]");
        const last = await up(example);
        expect(last.instanceIds).toEqual({ [after]: newMachine });
        expect([await whoGetsIn(oldMachine, keys), await whoGetsIn(newMachine, keys)]).toEqual([undefined, [after]]);
        expect(Object.keys(await alice.keys())).toEqual(expect.not.arrayContaining([`team-${before}`]));
    });
});
