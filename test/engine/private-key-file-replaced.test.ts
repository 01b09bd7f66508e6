import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeProject, type Project } from "../support/project";
import { learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";

jest.setTimeout(240_000);

describe("private key files that are replaced or renamed, on the real engine", () => {
    let project: Project;
    let key: string;
    let theirs: { privateKey: string; publicKey: string };
    const at = (file: string) => path.join(project.folder, file);
    const isThere = (file: string) => existsSync(at(`${file}.pub`)) && readFileSync(at(file), "utf8") === key;
    const isGone = (file: string) => !existsSync(at(file)) && !existsSync(at(`${file}.pub`));
    const write = (name: string, file: string, opts = "{}") => {
        project.write(
            `new twcc.PrivateKeyFile("${name}", { privateKey: process.env.KEY, path: "${file}", publicKeyFile: true }, ${opts});
             exports.urn = pulumi.createUrn("${name}", "pulumi-nodejs:dynamic/twcc:PrivateKeyFile");`,
        );
    };
    const up = async (...args: string[]) => {
        const { output } = await project.must("up", "--yes", "--skip-preview", ...args);
        expect(output).not.toMatch(/left alone|before this stack/);
        return output;
    };
    const replace = async () => {
        const output = await up("--replace", (await project.outputs()).urn!);
        expect(output).toMatch(/1 replaced/);
        return output;
    };
    const stays =
        /The private key file "web.pem" \(.*\) was not deleted: another resource in this program, or the replacement/;

    beforeAll(async () => {
        theirs = await makeKey("-t", "ed25519");
        key = theirs.privateKey;
        learn(key, "a private key");
        project = await makeProject({ env: { KEY: key } });
        for (const file of ["web.pem", "real/web.pem"]) project.holdsSecrets(file);
    });
    afterAll(() => {
        project.remove();
    });

    test("replaced, renamed, and both once more: up loses nothing, and destroy leaves nothing", async () => {
        write("web", "web.pem");
        await up();
        expect(await replace()).toMatch(stays);
        write("other", "web.pem");
        expect(await up()).toMatch(stays);
        await replace();
        expect(isThere("web.pem")).toBe(true);
        await project.must("preview", "--refresh", "--expect-no-changes");
        const { output } = await project.must("destroy", "--yes", "--skip-preview");
        expect(output).not.toMatch(/left alone/);
        expect(isGone("web.pem")).toBe(true);
    });

    test("a refresh knows it for good, also after the file was touched", async () => {
        write("web", "web.pem");
        await up();
        await replace();
        await project.must("refresh", "--yes", "--skip-preview");
        writeFileSync(at("web.pem"), key);
        await project.must("destroy", "--yes", "--skip-preview");
        expect(isGone("web.pem")).toBe(true);
    });

    test("deleted before it is replaced, and destroyed by the program", async () => {
        write("web", "web.pem", "{ deleteBeforeReplace: true }");
        await up();
        await replace();
        expect(isThere("web.pem")).toBe(true);
        await project.must("destroy", "--yes", "--skip-preview", "--run-program");
        expect(isGone("web.pem")).toBe(true);
    });

    test("another path of the same file, by a linked folder", async () => {
        mkdirSync(at("real"));
        symlinkSync(at("real"), at("linked"));
        write("web", "real/web.pem");
        await up();
        write("web", "linked/web.pem");
        expect(await up()).toMatch(/1 replaced/);
        expect(isThere("real/web.pem")).toBe(true);
        await project.must("destroy", "--yes", "--skip-preview");
        expect(isGone("real/web.pem")).toBe(true);
    });

    test("a file that somebody else put there stays for good, whatever became of its resource", async () => {
        const { publicKey } = theirs;
        writeFileSync(at("web.pem"), key);
        writeFileSync(at("web.pem.pub"), `${publicKey.trim()}\n`);
        write("web", "web.pem");
        await up();
        await replace();
        write("other", "web.pem");
        await up();
        await project.must("refresh", "--yes", "--skip-preview");
        const { output } = await project.must("destroy", "--yes", "--skip-preview");
        expect(output).toMatch(/"web.pem" \(.*\) was left alone: a file with the same key existed before/);
        expect(isThere("web.pem")).toBe(true);
    });
});
