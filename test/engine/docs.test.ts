import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "../gateway/testing/client";
import { SiteClient, type Site } from "../gateway/testing/sites";
import { javaScriptOf } from "../support/docs/code";
import { quotedMessages } from "../support/docs/messages";
import { pageFiles, readPage, repository } from "../support/docs/pages";
import { run } from "../support/project";
import { learn } from "../support/secrets/watch";
import { lockedBySshKeygen } from "../support/locked-keys";
import { makeKey } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

/** What `@pulumi/tls` exports, as far as the docs use it, without its plugin: outputs of the same names and forms. */
const tls = (privateKey: string, publicKey: string) => `const pulumi = require("@pulumi/pulumi");
exports.PrivateKey = class {
    privateKeyOpenssh = pulumi.secret(${JSON.stringify(privateKey)});
    publicKeyOpenssh = pulumi.output(${JSON.stringify(publicKey)});
};`;

/** `pulumi config set --secret NAME < FILE`, as the pages say it. */
async function configureSecret({ folder, env }: World["project"], name: string, secret: string): Promise<void> {
    const file = path.join(folder, `${name}.pem`);
    writeFileSync(file, secret, { mode: 0o600 });
    const { code } = await run("sh", ["-c", `pulumi config set --secret ${name} < ${name}.pem`], folder, env);
    expect(code).toBe(0);
    rmSync(file);
}

describe("the docs on the real engine", () => {
    let world: World;
    let twcc: Client;

    beforeAll(async () => {
        const args = ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"];
        world = await startWorld({ gateway: args });
        twcc = new Client(world.gateway, "alice");
    });
    afterAll(() => world.stop());

    test("every block marked as runnable runs: up, no difference, and destroy leaves what is not ours", async () => {
        const { project, alice } = world;
        const write = (file: string, text: string) => {
            mkdirSync(path.dirname(path.join(project.folder, file)), { recursive: true });
            writeFileSync(path.join(project.folder, file), text);
        };
        // What the pages speak of: keys made by twccli, files and configuration.
        const { text: pem } = await twcc.create({ name: "key1" });
        await alice.make("shared");
        await alice.make("somebodys");
        const sites = new SiteClient(world.gateway);
        const machines = async () => (await sites.call("sites/?project=1010011&all_users=0")).json() as readonly Site[];
        const other = await sites.create("others-vm", { keypair: "somebodys" });
        project.env.TWCC_PROJECT = "ENT101001";
        const mine = await makeKey("-t", "ed25519");
        const own = await makeKey("-t", "ed25519");
        const ofTls = await makeKey("-t", "ed25519");
        write("id_ed25519.pub", mine.publicKey);
        write("node_modules/@pulumi/tls/index.js", tls(ofTls.privateKey, ofTls.publicKey));
        project.holdsSecrets("node_modules/@pulumi/tls/index.js");
        learn(pem, "key1.pem");
        await project.must("config", "set", "publicKey", (await makeKey("-t", "ed25519")).publicKey);
        await configureSecret(project, "key1", pem);
        await configureSecret(project, "deployKey", own.privateKey);
        await configureSecret(project, "passphrase", "correct horse battery");
        const locked = await lockedBySshKeygen(
            (await makeKey("-t", "ed25519")).privateKey,
            "correct horse battery",
            "aes256-ctr",
        );
        await configureSecret(project, "lockedKey", locked);
        await configureSecret(project, "adminPassword", "correct-horse-battery-7");

        const pages = await Promise.all(pageFiles().map((file) => readPage(file)));
        const blocks = pages.flatMap((page) => page.blocks.filter(({ language }) => language === "ts run"));
        expect(blocks.length).toBeGreaterThan(8);
        blocks.forEach((block, at) => {
            write(`block-${at}.js`, javaScriptOf(block));
        });
        // A program may be a function, as Pulumi calls it.
        const runs = blocks.map((_, at) => `exports.block${at} = run(require("./block-${at}.js"));`);
        project.write(`const run = (block) => (typeof block === "function" ? block() : block);\n${runs.join("\n")}`);

        const before = await alice.keys();
        await project.must("up", "--yes", "--skip-preview");
        const there = await alice.keys();
        // The key of the .pem was adopted, not created again.
        expect(there.key1).toBe(before.key1);
        expect(Object.keys(there)).toEqual(expect.arrayContaining(["my-laptop", "shared", "somebodys"]));
        const key1 = (await project.secretResources()).find(({ id }) => id === "key1");
        expect((key1!.outputs.privateKey as string).trim()).toBe(pem.trim());
        expect(await machines()).toHaveLength(1 + 5);
        const files = ["../.ssh/page-file.pem", "keys/ann.pem", "keys/bo.pem", "keys/putty.ppk"];
        const written = () => files.filter((file) => existsSync(path.join(project.folder, file)));
        expect(written()).toEqual(files);
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys()).sort()).toEqual(["shared", "somebodys"]);
        expect((await machines()).map(({ id }) => id)).toEqual([other.id]);
        expect(written()).toEqual([]);
    });

    test("a .pem that does not belong to the key pair is refused, and nothing is touched", async () => {
        const { project, alice } = world;
        learn((await twcc.create({ name: "key2" })).text, "key2.pem");
        const before = await alice.keys();
        const { privateKey } = await makeKey("-t", "rsa", "-b", "2048");
        await configureSecret(project, "key1", privateKey);
        project.write(
            'new twcc.Keypair("a", { name: "key2", privateKey: new pulumi.Config().requireSecret("key1"), onConflict: "adopt" });',
        );
        const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain('Cannot create the key pair "key2": TWCC already has one with this name');
        expect(await alice.keys()).toEqual(before);
        await project.must("destroy", "--yes", "--skip-preview");
    });

    test("what the command line says is what the page quotes", async () => {
        const { project } = world;
        const quoted = await quotedMessages("console");
        const said: Record<string, string> = {};
        const { PULUMI_CONFIG_PASSPHRASE: passphrase } = project.env;
        delete project.env.PULUMI_CONFIG_PASSPHRASE;
        said["The passphrase is missing"] = (await project.pulumi("preview")).output;
        project.env.PULUMI_CONFIG_PASSPHRASE = "another one";
        said["The passphrase is wrong"] = (await project.pulumi("preview")).output;
        project.env.PULUMI_CONFIG_PASSPHRASE = passphrase;
        project.write('new twcc.Keypair("a");');
        await project.must("config", "set", "--plaintext", "twcc:apiKey", "not-a-secret-of-anybody");
        said["An API key set without --secret"] = (await project.pulumi("preview")).output;
        expect([...quoted.keys()].sort()).toEqual(Object.keys(said).sort());
        for (const [title, message] of quoted) expect(said[title]!.replaceAll(/\s+/g, " ")).toContain(message);
    });

    test("pulumi new makes a project of the template, and it runs", async () => {
        const { project } = world;
        const folder = path.join(path.dirname(project.folder), "new");
        mkdirSync(folder);
        const template = path.join(path.dirname(project.folder), "template");
        cpSync(path.join(repository, "templates/typescript"), template, { recursive: true });
        const pulumi = async (...args: string[]) => {
            const env = { ...project.env, PULUMI_STACK: "dev" };
            const ran = await run("pulumi", [...args, "--non-interactive"], folder, env);
            expect(ran).toMatchObject({ code: 0 });
            return ran.output;
        };
        await pulumi("new", template, "--generate-only", "--yes", "--name", "my-keys", "--description", "Keys");
        expect(readFileSync(path.join(folder, "package.json"), "utf8")).toContain('"my-keys"');
        expect(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8")).not.toMatch(/\$\{|important:/);
        cpSync(path.join(project.folder, "node_modules"), path.join(folder, "node_modules"), {
            recursive: true,
            verbatimSymlinks: true,
        });
        await pulumi("stack", "init", "dev");
        const output = await pulumi("preview");
        expect(output).toMatch(/twcc:Keypair.*web.*create/);
        rmSync(template, { recursive: true });
    });
});
