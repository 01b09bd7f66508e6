import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { accountOf, type Account } from "../../support/account";
import { spawnGateway, type GatewayProcess } from "../../support/gateway-process";
import { generateSdks, goEnvironment, installPythonSdk, pythonEnvironment } from "../../support/languages";
import { installPlugin } from "../../support/plugin";
import { makeProject, type Project } from "../../support/project";

jest.setTimeout(600_000);

const repository = path.resolve(__dirname, "../../..");

describe("programs in other languages, with the SDKs from our schema, on the real engine", () => {
    let gateway: GatewayProcess;
    let alice: Account;
    let sdks: ReturnType<typeof generateSdks>;
    let project: Project | undefined;
    let installed: string | undefined;

    beforeAll(async () => {
        sdks = generateSdks();
        gateway = await spawnGateway({ args: ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"] });
        alice = accountOf(gateway, "alice");
    });
    afterEach(() => {
        project?.remove();
        project = undefined;
    });
    afterAll(async () => {
        if (installed !== undefined) rmSync(installed, { recursive: true });
        await gateway.stop();
    });

    /** The environment of a Python program that has the SDK. */
    const python = async (): Promise<Record<string, string>> => {
        const bin = await pythonEnvironment();
        installed ??= installPythonSdk(bin, sdks.python);
        return { PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`, PYTHONPATH: installed };
    };
    const open = async (example: string, env: Record<string, string> = {}): Promise<Project> => {
        project = await makeProject({
            env: { ...alice.env, TWCC_PROJECT: "ENT101001", ...env },
            from: path.join(repository, example),
        });
        installPlugin(project);
        return project;
    };
    /** What each example of a web server does. */
    const play = async (example: Project) => {
        await example.must("up", "--yes", "--skip-preview");
        const outputs = await example.outputs();
        expect(await alice.keys()).toEqual({ web: outputs.fingerprint });
        expect(outputs.ssh).toBe(`ssh -i web.pem ubuntu@${outputs.address!}`);
        expect(outputs.privateKey).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----/);
        await example.must("preview", "--expect-no-changes");
        await example.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
    };

    test("YAML", async () => {
        await play(await open("examples/web-server-yaml"));
    });

    test("Python", async () => {
        await play(await open("examples/web-server-python", await python()));
    });

    test("Go", async () => {
        const example = await open("examples/web-server-go", goEnvironment());
        const file = path.join(example.folder, "go.mod");
        writeFileSync(file, readFileSync(file, "utf8").replace("../../build/sdks/go", sdks.go));
        execFileSync("go", ["mod", "tidy"], { cwd: example.folder, stdio: "pipe" });
        execFileSync("go", ["vet", ".", "example.com/pulumi-twcc/sdk/go/..."], { cwd: example.folder, stdio: "pipe" });
        await play(example);
    });

    test("the generated Node SDK", async () => {
        const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
        execFileSync(process.execPath, [tsc, "--project", sdks.nodejs, "--skipLibCheck"], { stdio: "pipe" });
        // What Pulumi's own packages do before they are published.
        copyFileSync(path.join(sdks.nodejs, "package.json"), path.join(sdks.nodejs, "bin/package.json"));
        project = await makeProject({ env: { ...alice.env, TWCC_PROJECT: "ENT101001" } });
        installPlugin(project);
        project.write(`
            const generated = require(${JSON.stringify(path.join(sdks.nodejs, "bin"))});
            const key = new generated.Keypair("web", { name: "web" });
            const web = new generated.Instance("web", {
                keypair: key.name, solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super", assignFloatingIp: true,
            });
            const found = generated.getKeypairOutput({ name: key.name });
            exports.fingerprint = found.fingerprint;
            exports.privateKey = key.privateKey;
            exports.address = web.publicIp;
            exports.ssh = pulumi.interpolate\`ssh -i web.pem ubuntu@\${web.publicIp}\`;`);
        await play(project);
    });

    test.each(["yaml", "python"])("the template for %s", async (language) => {
        project = await makeProject({ env: { ...alice.env, ...(language === "python" ? await python() : {}) } });
        installPlugin(project);
        const template = path.join(repository, "templates", language);
        // The engine would install the packages of the template, which are not published.
        await project.must("new", template, "--generate-only", "--force", "--yes", "--name", "test");
        await project.must("up", "--yes", "--skip-preview");
        expect(Object.values(await alice.keys())).toEqual([(await project.outputs()).fingerprint]);
        await project.must("destroy", "--yes", "--skip-preview");
    });
});
