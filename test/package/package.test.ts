import {
    mkdtempSync,
    readFileSync,
    rmSync,
    statSync,
    cpSync,
    appendFileSync,
    symlinkSync,
    mkdirSync,
    readdirSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf } from "../support/account";
import { installConsumer, type Consumer } from "../support/consumer";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, run } from "../support/project";
import { listKeys } from "../support/ssh-keygen";

jest.setTimeout(300_000);

const examples = path.resolve(__dirname, "../../examples");

describe("the packed package in a user's project", () => {
    let gateway: GatewayProcess;
    let alice: ReturnType<typeof accountOf>;
    let consumer: Consumer;

    beforeAll(async () => {
        gateway = await spawnGateway();
        alice = accountOf(gateway, "alice");
        consumer = await installConsumer();
    });
    afterAll(async () => {
        await gateway.stop();
        consumer.remove();
    });

    test("the tarball holds what users need and nothing else", () => {
        expect(consumer.files).toEqual(
            expect.arrayContaining(["package.json", "LICENSE", "README.md", "CHANGELOG.md"]),
        );
        expect(
            consumer.files.filter((file) => /^(test|scripts|examples|build|\.ci)|\.test\.|Pulumi\..*yaml/.test(file)),
        ).toEqual([]);
    });

    test.each(["require", "import"])("%s finds both entries", async (how) => {
        const code =
            how === "require"
                ? 'console.log(typeof require("pulumi-twcc").Keypair, typeof require("pulumi-twcc/provider").dynamicProvider)'
                : 'const {Keypair} = await import("pulumi-twcc"); const {dynamicProvider} = await import("pulumi-twcc/provider"); console.log(typeof Keypair, typeof dynamicProvider)';
        const type = how === "require" ? "commonjs" : "module";
        const { output } = await run(
            process.execPath,
            [`--input-type=${type}`, "-e", code],
            consumer.folder,
            process.env,
        );
        expect(output.trim()).toBe("function function");
    });

    test.each(["generate", "import", "pipeline", "instance"])(
        "the example %s: up, no-op preview, refresh, destroy",
        async (name) => {
            const project = await makeProject({
                env: alice.env,
                modules: consumer.modules,
                from: path.join(examples, name),
            });
            try {
                if (name === "import") {
                    const file = path.join(project.folder, "me.pub");
                    appendFileSync(
                        file,
                        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB me\r\n",
                    );
                    await project.must("config", "set", "publicKeyFile", file);
                }
                await project.must("up", "--yes", "--skip-preview");
                const outputs = await project.outputs();
                expect(Object.keys(await alice.keys())).toContain(outputs.keypairName);
                await project.must("preview", "--expect-no-changes");
                await project.must("refresh", "--yes", "--skip-preview");
                if (name === "instance") {
                    await project.must("config", "set", "rotated", "2027-01");
                    const { output } = await project.must("up", "--yes", "--skip-preview");
                    expect(output).toMatch(/~ 1 updated/);
                    expect((await project.outputs()).keypairName).toBe(outputs.keypairName);
                }
                await project.must("destroy", "--yes", "--skip-preview");
                expect(await alice.keys()).toEqual({});
            } finally {
                project.remove();
            }
        },
    );

    test("the pipeline's script leaves the private key in a file for its owner only, and prints none of it", async () => {
        const project = await makeProject({
            env: alice.env,
            modules: consumer.modules,
            from: path.join(examples, "pipeline"),
        });
        try {
            const env = { ...project.env, STACK: "test" };
            const { code, output } = await run("./deploy.sh", ["deploy.pem"], project.folder, env);
            expect({ code, output }).toMatchObject({ code: 0 });
            const file = path.join(project.folder, "deploy.pem");
            expect(statSync(file).mode & 0o777).toBe(0o600);
            expect(output).not.toContain("PRIVATE KEY");
            expect(readFileSync(file, "utf8")).toContain("BEGIN OPENSSH PRIVATE KEY");
            const { code: readable } = await run("ssh-keygen", ["-y", "-f", file], project.folder, project.env);
            expect(readable).toBe(0);
            await project.must("destroy", "--yes", "--skip-preview");
        } finally {
            project.remove();
        }
    });

    test("today's code serves a state that an earlier build wrote", async () => {
        const root = mkdtempSync(path.join(tmpdir(), "twcc-builds-"));
        const later = path.join(root, "node_modules");
        mkdirSync(later);
        for (const name of readdirSync(consumer.modules)) {
            if (name !== "pulumi-twcc") symlinkSync(path.join(consumer.modules, name), path.join(later, name));
        }
        cpSync(path.join(consumer.modules, "pulumi-twcc"), path.join(later, "pulumi-twcc"), { recursive: true });
        appendFileSync(path.join(later, "pulumi-twcc/dist/provider/index.js"), '\nconsole.log("the later build");\n');
        const project = await makeProject({ env: alice.env, modules: consumer.modules });
        try {
            project.write('const k = new twcc.Keypair("k"); exports.publicKey = k.publicKey;');
            const first = await project.must("up", "--yes", "--skip-preview");
            expect(first.output).not.toContain("the later build");
            expect(await listKeys((await project.outputs()).publicKey!, "sha256")).toHaveLength(1);
            rmSync(path.join(project.folder, "node_modules"));
            symlinkSync(later, path.join(project.folder, "node_modules"));
            for (const command of ["refresh", "destroy"]) {
                const { output } = await project.must(command, "--yes", "--skip-preview");
                expect(output).toContain("the later build");
            }
            expect(await alice.keys()).toEqual({});
        } finally {
            project.remove();
            rmSync(root, { recursive: true, force: true });
        }
    });
});

test("the state of a key pair stays small", async () => {
    const gateway = await spawnGateway();
    const project = await makeProject({ env: accountOf(gateway, "alice").env });
    try {
        const size = async (count: number) => {
            project.write(`for (let i = 0; i < ${count}; i++) new twcc.Keypair("k" + i);`);
            await project.must("up", "--yes", "--skip-preview");
            return (await project.must("stack", "export")).stdout.length;
        };
        const none = await size(0);
        expect(((await size(20)) - none) / 20).toBeLessThan(5000);
        await project.must("destroy", "--yes", "--skip-preview");
    } finally {
        project.remove();
        await gateway.stop();
    }
});
