import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../support/project";
import type { Leak } from "../support/secrets/scanner";
import { leaksIn, learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(400_000);

const apiKey = "alice's API key";
const ownKey = "your own private key";
const recorder = path.resolve(__dirname, "../support/secrets/record-output.cjs");
const kinds: Record<string, string> = {
    openssh: "{ keepers }",
    pkcs8: '{ keepers, privateKeyFormat: "PKCS8" }',
    putty: '{ keepers, privateKeyFormat: "PuTTY" }',
    sec1: '{ keepers, algorithm: "ECDSA", privateKeyFormat: "SEC1" }',
    pkcs1: '{ keepers, algorithm: "RSA", rsaBits: 2048, privateKeyFormat: "PKCS1" }',
    made: '{ keepers, generatedBy: "twcc" }',
    own: "{ privateKey: own }",
    imported: "{ publicKey }",
};

/** What the engine writes is Pulumi's; what our code writes is ours to answer for (SECURITY.md has both). */
describe("nothing leaks, whatever happens", () => {
    let gateway: World["gateway"];
    let alice: World["alice"];
    let project: World["project"];
    let stop: World["stop"];
    let outside: string;
    let ours: string;
    const own: string[] = [];
    const write = (own: string, publicKey: string, more = "") => {
        const each = Object.entries(kinds).map(
            ([name, args]) => `exports.${name} = new twcc.Keypair("${name}", ${args}).privateKey;`,
        );
        project.write(`const c = new pulumi.Config();
            const keepers = { v: c.get("v") ?? "1" };
            const own = ${JSON.stringify(own)};
            const publicKey = ${JSON.stringify(publicKey)};
            ${each.join("\n")}
            ${more}`);
    };
    /** A command whose output is Pulumi's debugging, which holds secrets. */
    const debugging = (args: string[], env: NodeJS.ProcessEnv = {}) =>
        run("pulumi", [...args, "--non-interactive"], project.folder, { ...project.env, ...env });
    const kindsOf = (text: string) => [...new Set(leaksIn("", text).map(({ what }) => what))];
    /** Which of the two kinds of secrets an output of Pulumi's shows in plain text: what SECURITY.md's table says. */
    const shown = (text: string) => {
        const kinds = kindsOf(text);
        return { keys: kinds.includes(ownKey), apiKey: kinds.includes(apiKey) };
    };
    const told = () => kindsOf(readFileSync(ours, "utf8"));
    /** Where Pulumi keeps an API key that was set without --secret: the last test sets it so. */
    const inClear = ({ what, where }: Leak) =>
        what === apiKey && (where === "project/Pulumi.test.yaml" || where.startsWith("state/"));
    let imported: string;

    beforeAll(async () => {
        ({ gateway, alice, project, stop } = await startWorld({ byEnvironment: false }));
        outside = mkdtempSync(path.join(tmpdir(), "twcc-leaks-"));
        ours = path.join(outside, "provider-output");
        project.env.NODE_OPTIONS = `--require ${recorder}`;
        project.env.RECORD_OUTPUT = ours;
        const other = await makeKey("-t", "ed25519");
        imported = other.publicKey.trim();
        for (const type of ["ecdsa", "ed25519"]) own.push((await makeKey("-t", type)).privateKey);
        own.forEach((key) => {
            learn(key, ownKey);
        });
        learn(other.privateKey, "the private half of an imported key");
        await project.must("config", "set", "twcc:endpoint", gateway.endpoint);
        await project.must("config", "set", "--secret", "twcc:apiKey", alice.env.TWCC_API_KEY);
        write(own[0]!, imported);
    });
    afterAll(async () => {
        rmSync(outside, { recursive: true, force: true });
        await stop(inClear);
    });

    test("preview and create, in every format and of every origin", async () => {
        await project.must("preview", "--json");
        await project.must("up", "--yes", "--skip-preview", "--diff");
        expect(Object.keys(await project.outputs()).sort()).toEqual(
            Object.keys(kinds)
                .filter((one) => one !== "imported")
                .sort(),
        );
        expect(project.leaks()).toEqual([]);
    });

    test("a secret in plain text would be found", async () => {
        const { openssh, sec1 } = await project.outputs();
        const planted = path.join(project.folder, "planted.log");
        const body = sec1!.split("\n")[1]!;
        for (const text of [openssh!, encodeURIComponent(body), alice.env.TWCC_API_KEY, "correct horse"]) {
            writeFileSync(planted, `a log\n${text}`);
            expect(project.leaks().map(({ where }) => path.basename(where))).toContain("planted.log");
        }
        rmSync(planted);
    });

    test("an exchange, and --debug: Pulumi prints private keys, our code none", async () => {
        await project.must("config", "set", "v", "2");
        write(own[1]!, imported);
        const { code, output } = await debugging(["up", "--yes", "--skip-preview", "--debug"]);
        expect(code).toBe(0);
        expect(project.leaks()).toEqual([]);
        expect(shown(output)).toEqual({ keys: true, apiKey: false });
        expect(told()).toEqual([]);
    });

    test("drift and its mending, and -v=9, up --json, --event-log and PULUMI_DEBUG_GRPC", async () => {
        await alice.remove("own");
        for (const name of Object.keys(await alice.keys()).filter((one) => one.startsWith("made"))) {
            await alice.remove(name);
            await alice.make(name);
        }
        const verbose = await debugging(["refresh", "--yes", "--skip-preview", "-v=9", "--logtostderr"]);
        expect(shown(verbose.output)).toEqual({ keys: true, apiKey: true });
        const [grpc, events] = [path.join(outside, "grpc"), path.join(outside, "events")];
        const { code, output } = await debugging(["up", "--yes", "--skip-preview", "--json", "--event-log", events], {
            PULUMI_DEBUG_GRPC: grpc,
            PULUMI_DEBUG_COMMANDS: "true",
        });
        expect(code).toBe(0);
        expect(shown(output)).toEqual({ keys: true, apiKey: false });
        expect(shown(readFileSync(events, "utf8"))).toEqual({ keys: true, apiKey: false });
        expect(shown(readFileSync(grpc, "utf8"))).toEqual({ keys: true, apiKey: true });
        expect(told()).toEqual([]);
    });

    test("conflict, failure and partial failure, at a gateway that repeats the request", async () => {
        const echo = { message: `no: x-api-key: ${alice.env.TWCC_API_KEY} ${imported}` };
        const status = { kind: "status", status: 500, body: echo };
        await project.must("config", "set", "twcc:timeout", "4");
        await alice.make("taken");
        await gateway.control("PUT", "faults", [
            { match: { method: "POST" }, times: "always", fault: { ...status, acted: true } },
            { match: { method: "GET", path: "keypairs/half" }, times: "always", fault: status },
        ]);
        write(
            own[1]!,
            imported,
            `new twcc.Keypair("half", { name: "half" });
            new twcc.Keypair("taken", { name: "taken" });
            new twcc.Keypair("lost", { name: "lost", generatedBy: "twcc" });`,
        );
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview", "--continue-on-error");
        await gateway.control("DELETE", "faults");
        expect(code).not.toBe(0);
        expect(output).toContain("[API key]");
        expect(output).toContain('"half" is not finished');
        expect(output).toContain('"taken": TWCC already has one');
        expect(output).toContain('Cannot tell who created the key pair "lost"');
        await project.must("stack", "history", "--json");
        await project.must("stack", "export");
        gateway.madeKeys().forEach((key) => {
            learn(key, "a key made by TWCC");
        });
        expect(project.leaks()).toEqual([]);
        expect(told()).toEqual([]);
    });

    test("finishing it, and an API key set without --secret: Pulumi keeps it in plain text where SECURITY.md says", async () => {
        await project.must("config", "rm", "twcc:timeout");
        await project.must("config", "set", "--plaintext", "twcc:apiKey", alice.env.TWCC_API_KEY);
        write(own[0]!, imported, 'new twcc.Keypair("half", { name: "half" });');
        await project.must("up", "--yes", "--skip-preview");
        const leaks = project.leaks();
        expect(leaks.filter((leak) => !inClear(leak))).toEqual([]);
        expect(leaks.map(({ where }) => where)).toContain("project/Pulumi.test.yaml");
        const { deployment } = JSON.parse((await debugging(["stack", "export"])).stdout);
        const leaking = (deployment.resources as { type: string }[]).filter(
            (resource) => kindsOf(JSON.stringify(resource)).length > 0,
        );
        expect(leaking.map(({ type }) => type)).toEqual(["pulumi:providers:pulumi-nodejs"]);
        expect(told()).toEqual([]);
    });

    test("destroy", async () => {
        await project.must("destroy", "--yes", "--skip-preview");
        expect(project.leaks().filter((leak) => !inClear(leak))).toEqual([]);
        expect(told()).toEqual([]);
    });
});
