import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { accountOf, type Account } from "../support/account";
import { installConsumer, type Consumer } from "../support/consumer";
import { failedLookUp, sentenceOfFailedLookUp } from "../support/failed-look-up";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, type Project } from "../support/project";

jest.setTimeout(300_000);

/** As scripts/matrix/cells.mjs makes them. */
interface Cell {
    readonly title: string;
    readonly node: string;
    readonly bin: string;
    readonly sdk: string;
    readonly refusal?: string;
}
const cells = JSON.parse(process.env.MATRIX_CELLS ?? "[]") as Cell[];

/** Every Node process of Pulumi's writes down what it is, so that a cell cannot run on another Node unnoticed. */
const probe = `require("fs").appendFileSync(__dirname + "/processes.jsonl",
    JSON.stringify({ version: process.versions.node, script: process.argv[1] ?? "" }) + "\\n");`;

const program = `
    const c = new pulumi.Config();
    const web = new twcc.Keypair("web", { name: "web", keepers: { v: c.get("v") ?? "1" } });
    const imported = new twcc.Keypair("imported", {
        publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB me",
    });
    const made = new twcc.Keypair("made", { name: "made", generatedBy: "twcc" });
    const other = twcc.Keypair.get("other", "other");
    // Every algorithm and format: they depend on Node's own crypto.
    new twcc.Keypair("ecdsa", { name: "ecdsa", algorithm: "ECDSA", ecdsaCurve: "P521", privateKeyFormat: "SEC1" });
    new twcc.Keypair("rsa", { name: "rsa", algorithm: "RSA", rsaBits: 2048, privateKeyFormat: "PKCS1" });
    new twcc.Keypair("putty", { name: "putty", privateKeyFormat: "PuTTY" });
    new twcc.Keypair("pkcs8", { name: "pkcs8", privateKeyFormat: "PKCS8" });`;
const outputs = {
    node: "process.versions.node",
    sdk: 'require("@pulumi/pulumi/version").version',
    id: "web.id",
    fingerprint: "web.fingerprint",
    privateKey: "web.privateKey",
    importedName: "imported.name",
    importedFingerprint: "imported.fingerprint",
    madeFingerprint: "made.fingerprint",
    madeKey: "made.privateKey",
    otherFingerprint: "other.fingerprint",
};
const exported = (how: (name: string, value: string) => string) =>
    Object.entries(outputs)
        .map(([name, value]) => how(name, value))
        .join("\n");
const javascript = `${program}\n${exported((name, value) => `exports.${name} = ${value};`)}`;
const typescript = `import * as pulumi from "@pulumi/pulumi";
    import * as twcc from "pulumi-twcc";
    ${program}
    const fingerprint: pulumi.Output<string> = web.fingerprint;
    ${exported((name, value) => (name === "fingerprint" ? "" : `export const ${name}: unknown = ${value};`))}
    export { fingerprint };`;

describe.each(cells)("$title", ({ node, bin, sdk, refusal }) => {
    let consumer: Consumer;
    let gateway: GatewayProcess;
    let alice: Account;
    let project: Project;

    beforeAll(async () => {
        consumer = await installConsumer({ sdk, force: refusal !== undefined });
        gateway = await spawnGateway();
        alice = accountOf(gateway, "alice");
        await alice.make("other");
        writeFileSync(path.join(consumer.folder, "probe.cjs"), probe);
        const env = {
            ...alice.env,
            PATH: [bin, process.env.PATH].join(path.delimiter),
            NODE_OPTIONS: `--require=${path.join(consumer.folder, "probe.cjs")}`,
        };
        project = await makeProject({ env, modules: consumer.modules });
        project.write(javascript);
    });
    afterAll(async () => {
        project.remove();
        await gateway.stop();
        consumer.remove();
    });

    const processes = () =>
        readFileSync(path.join(consumer.folder, "processes.jsonl"), "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as { version: string; script: string });
    const inSdk = (script: string) => path.join(realpathSync(consumer.modules), "@pulumi/pulumi/cmd", script);

    if (refusal !== undefined) {
        test("is refused in one sentence", async () => {
            const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
            expect(code).not.toBe(0);
            expect(output).toContain(`error: ${refusal}`);
            expect(output).not.toContain("    at ");
            expect(processes().find(({ script }) => script.startsWith(inSdk("run")))?.version).toBe(node);
            expect(Object.keys(await alice.keys())).toEqual(["other"]);
        });
        return;
    }

    const quiet = () => project.must("preview", "--expect-no-changes");

    test("up", async () => {
        await project.must("up", "--yes");
        const made = await project.outputs();
        expect(made).toMatchObject({ node, sdk, id: "web" });
        expect(made.privateKey).toContain("BEGIN OPENSSH PRIVATE KEY");
        expect(made.madeKey).toContain("BEGIN RSA PRIVATE KEY");
        const { ecdsa, rsa, putty, pkcs8, ...keys } = await alice.keys();
        expect([ecdsa, rsa, putty, pkcs8]).not.toContain(undefined);
        expect(keys).toEqual({
            other: made.otherFingerprint,
            web: made.fingerprint,
            made: made.madeFingerprint,
            [made.importedName!]: made.importedFingerprint,
        });
    });

    test("preview without changes, before and after a refresh", async () => {
        await quiet();
        await project.must("refresh", "--yes", "--skip-preview");
        await quiet();
    });

    test("the same program in TypeScript", async () => {
        writeFileSync(path.join(project.folder, "package.json"), '{ "name": "test", "main": "index.ts" }');
        writeFileSync(path.join(project.folder, "index.ts"), typescript);
        await quiet();
    });

    test("exchange in place", async () => {
        const before = await project.outputs();
        await project.must("config", "set", "v", "2");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).not.toContain("replaced");
        const after = await project.outputs();
        expect(after.id).toBe(before.id);
        expect(after.fingerprint).not.toBe(before.fingerprint);
        expect((await alice.keys()).web).toBe(after.fingerprint);
    });

    test("partial failure, then up", async () => {
        await project.must("config", "set", "v", "3");
        await project.must("config", "set", "twcc:timeout", "5");
        await gateway.control("PUT", "faults", [
            { match: { method: "POST" }, times: "always", fault: { kind: "status", status: 503, body: "" } },
        ]);
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        await gateway.control("DELETE", "faults");
        expect(code).not.toBe(0);
        expect(output).toContain("is not finished");
        const kept = (await project.resources()).find(({ id }) => id === "web")!.outputs;
        expect(kept).toMatchObject({ drift: { kind: "missing" }, privateKey: { ciphertext: expect.any(String) } });
        await project.must("config", "rm", "twcc:timeout");
        await project.must("up", "--yes", "--skip-preview");
        expect((await alice.keys()).web).toBe(kept.fingerprint);
        await quiet();
    });

    test("destroy", async () => {
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["other"]);
        expect(await project.resources()).toEqual([]);
    });

    test("a look-up that fails ends with its sentence, soon and in little memory", async () => {
        writeFileSync(path.join(project.folder, "package.json"), '{ "name": "test", "main": "index.js" }');
        project.write(failedLookUp);
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toContain(sentenceOfFailedLookUp);
    });

    test("all of it ran on this Node and this SDK", () => {
        const all = processes();
        expect(new Set(all.map(({ version }) => version))).toEqual(new Set([node]));
        for (const script of ["run", "dynamic-provider"]) {
            expect(all.some((one) => one.script.startsWith(inSdk(script)))).toBe(true);
        }
    });
});
