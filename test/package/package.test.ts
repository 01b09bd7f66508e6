import {
    existsSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    statSync,
    cpSync,
    appendFileSync,
    symlinkSync,
    mkdirSync,
    readdirSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { live } from "../consumers/support/lifecycle";
import { esModule, pulumiYaml } from "../consumers/support/programs";
import { machinesOf } from "../gateway/testing/sites";
import { accountOf, type Account } from "../support/account";
import { readPage } from "../support/docs/pages";
import { installConsumer, type Consumer } from "../support/consumer";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, run, withoutTypes } from "../support/project";
import { leaksIn } from "../support/secrets/watch";
import { listKeys } from "../support/ssh-keygen";
import { sshLogin } from "../support/ssh-login";

jest.setTimeout(300_000);

const examples = path.resolve(__dirname, "../../examples");

interface Manifest {
    readonly name: string;
    readonly license: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;

/** Where Node finds a dependency of the package in `folder`: beside it or further up. */
function folderOf(dependency: string, folder: string): string {
    for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
        const found = path.join(at, "node_modules", dependency);
        if (existsSync(found)) return found;
    }
    throw new Error(`${dependency} is not installed.`);
}

interface Resource {
    readonly type: string;
    stackTrace?: unknown;
}

describe("the packed package in a user's project", () => {
    let gateway: GatewayProcess;
    let alice: Account;
    let consumer: Consumer;

    beforeAll(async () => {
        gateway = await spawnGateway({ args: ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"] });
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
            consumer.files.filter((file) => /^(test|scripts|build|\.ci)\/|\.test\.|Pulumi\.\w+\.yaml/.test(file)),
        ).toEqual([]);
    });

    test.each(["README.md", "README.zh-TW.md", "docs/getting-started.md", "docs/resources/keypair.md"])(
        "every link of %s leads to a file of the tarball",
        async (page) => {
            const { links } = await readPage(page);
            const targets = links
                .filter((link) => !/^[a-z]+:|^#/i.test(link))
                .map((link) => path.posix.join(path.posix.dirname(page), link.split("#")[0]!));
            expect(targets.length).toBeGreaterThan(0);
            const folders = targets.filter((target) => consumer.files.some((file) => file.startsWith(`${target}/`)));
            expect(targets.filter((target) => !consumer.files.includes(target) && !folders.includes(target))).toEqual(
                [],
            );
        },
    );

    test("what is in it was built from its own sources, and holds no key and no account", () => {
        const inPackage = path.join(consumer.modules, "pulumi-twcc");
        for (const file of consumer.files.filter((one) => one.startsWith("dist/"))) {
            const source = file.slice("dist/".length).replace(/(\.d\.ts|\.js)(\.map)?$/, ".ts");
            expect(consumer.files).toContain(source);
            if (!file.endsWith(".map")) continue;
            const map = JSON.parse(readFileSync(path.join(inPackage, file), "utf8")) as { sources: string[] };
            const mapped = map.sources.map((one) => path.join(path.dirname(file), one));
            expect(mapped).toEqual([source]);
        }
        for (const file of consumer.files) {
            const text = readFileSync(path.join(inPackage, file), "utf8");
            expect(text).not.toMatch(/PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}|demo-|_gateway/);
            // Known are the API keys of the gateway's accounts; names of formats alone are no key.
            const leaks = leaksIn(file, text).filter(({ how }) => how !== "by its first line");
            expect(leaks).toEqual([]);
        }
    });

    test("what it brings along is little, and under licences that ask nothing of users", () => {
        const brought = new Map<string, string>();
        const collect = (folder: string) => {
            const { name, license, dependencies = {} } = readJson(path.join(folder, "package.json"));
            if (brought.has(name)) return;
            brought.set(name, license);
            for (const dependency of Object.keys(dependencies)) collect(folderOf(dependency, folder));
        };
        const own = path.join(consumer.modules, "pulumi-twcc");
        collect(own);
        expect(Object.keys(readJson(path.join(own, "package.json")).dependencies ?? {})).toEqual([
            "@noble/hashes",
            "@scure/base",
            "age-encryption",
            "bcrypt-pbkdf",
            "got",
            "hpagent",
            "proxy-from-env",
            "sshpk",
            "yaml",
        ]);
        // Today 42; a larger number is to be wanted, not to happen.
        expect(brought.size - 1).toBeLessThanOrEqual(45);
        // tweetnacl, which sshpk needs, is in the public domain.
        const allowed = /^(Apache-2\.0|MIT|ISC|0BSD|BSD-[23]-Clause|Unlicense|\(MIT OR CC0-1\.0\))$/;
        expect([...brought].filter(([, license]) => !allowed.test(license))).toEqual([]);
    });

    test.each(["require", "import"])("%s finds both entries", async (how) => {
        const code =
            how === "require"
                ? 'console.log(typeof require("pulumi-twcc").Instance, typeof require("pulumi-twcc/provider").dynamicProvider)'
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

    test.each(["generate", "import", "web-server"])(
        "the example %s: up, no-op preview with a refresh, destroy",
        async (name) => {
            const project = await makeProject({
                env: { ...alice.env, TWCC_PROJECT: "ENT101001", ...withoutTypes },
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
                await project.must("preview", "--refresh", "--expect-no-changes");
                if (name === "web-server") {
                    expect(outputs).toMatchObject({ address: "127.0.0.1", ssh: "ssh -i web.pem ubuntu@127.0.0.1" });
                    const machine = (await machinesOf(gateway)).find(
                        ({ site }) => String(site) === outputs.instanceId,
                    )!;
                    const login = await sshLogin(machine.port, outputs.privateKey!, "whoami", machine);
                    expect(login).toMatchObject({ code: 0, stdout: "ubuntu\n" });
                    await project.must("config", "set", "rotated", "2027-01");
                    const { output } = await project.must("up", "--yes", "--skip-preview");
                    expect(output).toMatch(/~ 1 updated/);
                    const { keypairName, instanceId } = await project.outputs();
                    expect({ keypairName, instanceId }).toMatchObject({
                        keypairName: outputs.keypairName,
                        instanceId: outputs.instanceId,
                    });
                }
                await project.must("destroy", "--yes", "--skip-preview");
                expect(await alice.keys()).toEqual({});
            } finally {
                project.remove();
            }
        },
    );

    // More set-ups are played by `npm run test:consumers`.
    test("a program in JavaScript as ES modules: up, no-op preview, refresh, removal, destroy", async () => {
        const files = {
            "package.json": { name: "consumer", private: true, main: "index.js", type: "module" },
            "Pulumi.yaml": pulumiYaml(),
            "index.js": esModule,
        };
        await live({ title: "JavaScript as ES modules", packages: "npm", at: consumer.folder, files }, alice);
    });

    test("without node_modules Pulumi says what is missing, and nothing is changed", async () => {
        const project = await makeProject({ env: alice.env, modules: consumer.modules });
        try {
            project.write('new twcc.Keypair("k");');
            await project.must("up", "--yes", "--skip-preview");
            const keys = await alice.keys();
            const modules = path.join(project.folder, "node_modules");
            rmSync(modules);
            const launcher = "Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'";
            for (const [command, message] of [
                ["up", "It looks like the Pulumi SDK has not been installed"],
                ["refresh", launcher],
                ["destroy", launcher],
            ] as const) {
                const { code, output } = await project.pulumi(command, "--yes", "--skip-preview");
                expect(code).not.toBe(0);
                expect(output).toContain(message);
            }
            expect(await alice.keys()).toEqual(keys);
            expect(await project.resources()).toHaveLength(1);
            symlinkSync(consumer.modules, modules);
            await project.must("destroy", "--yes", "--skip-preview");
            expect(await alice.keys()).toEqual({});
        } finally {
            project.remove();
        }
    });

    test("the example pipeline: its script leaves the private key in a file for its owner only, and prints none of it; no-op preview with a refresh, destroy", async () => {
        const project = await makeProject({
            env: { ...alice.env, ...withoutTypes },
            modules: consumer.modules,
            from: path.join(examples, "pipeline"),
        });
        try {
            const env = { ...project.env, STACK: "test" };
            // Left by somebody, and readable by all: the key must not be written into it.
            project.holdsSecrets("deploy.pem");
            writeFileSync(path.join(project.folder, "deploy.pem"), "old", { mode: 0o644 });
            const { code, output } = await run("./deploy.sh", ["deploy.pem"], project.folder, env);
            expect({ code, output }).toMatchObject({ code: 0 });
            const file = path.join(project.folder, "deploy.pem");
            expect(statSync(file).mode & 0o777).toBe(0o600);
            expect(output).not.toContain("PRIVATE KEY");
            expect(readFileSync(file, "utf8")).toContain("BEGIN OPENSSH PRIVATE KEY");
            const { code: readable } = await run("ssh-keygen", ["-y", "-f", file], project.folder, project.env);
            expect(readable).toBe(0);
            expect(Object.keys(await alice.keys())).toContain((await project.outputs()).keypairName);
            await project.must("preview", "--refresh", "--expect-no-changes");
            await project.must("destroy", "--yes", "--skip-preview");
            expect(await alice.keys()).toEqual({});
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

    test("a program with the settings of Pulumi's older TypeScript template runs, and the state of a key pair stays under 3,200 bytes, but for what Pulumi notes of its own places", async () => {
        const project = await makeProject({ env: alice.env, modules: consumer.modules });
        try {
            writeFileSync(path.join(project.folder, "package.json"), '{ "name": "test", "main": "index.ts" }');
            writeFileSync(
                path.join(project.folder, "tsconfig.json"),
                JSON.stringify({
                    compilerOptions: { strict: true, target: "es2020", module: "commonjs", moduleResolution: "node" },
                    files: ["index.ts"],
                }),
            );
            const size = async (count: number) => {
                writeFileSync(
                    path.join(project.folder, "index.ts"),
                    `import * as twcc from "pulumi-twcc";
                    for (let i = 0; i < ${count}; i++) new twcc.Keypair(\`k\${i}\`);`,
                );
                await project.must("up", "--yes", "--skip-preview");
                const { stdout } = await project.must("stack", "export");
                const { deployment } = JSON.parse(stdout) as { deployment: { resources: Resource[] } };
                const ours = deployment.resources.filter(({ type }) => type.endsWith("twcc:Keypair"));
                expect(ours).toHaveLength(count);
                // The places of Pulumi's own runner, whose folders differ between machines.
                for (const resource of deployment.resources) delete resource.stackTrace;
                return Buffer.byteLength(JSON.stringify(deployment, undefined, 4));
            };
            const none = await size(0);
            Object.assign(project.env, withoutTypes);
            // As many as an account may have.
            expect(((await size(100)) - none) / 100).toBeLessThanOrEqual(3200);
            // No destroy: this is the last test, and the keys end with the gateway.
        } finally {
            project.remove();
        }
    });
});
