import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeProject, type Project } from "../support/project";
import { learn } from "../support/secrets/watch";
import { makeKey } from "../support/ssh-keygen";

jest.setTimeout(240_000);

/** Resources by their names, each with its file. */
type Declared = Readonly<Record<string, string>>;

describe("private key files that are replaced or renamed, on the real engine", () => {
    let project: Project;
    let key: string;
    let theirs: { privateKey: string; publicKey: string };
    const at = (file: string) => path.join(project.folder, file);
    /** That both files are there, and which of them is not. */
    const expectThere = (file: string) => {
        const privateKey = existsSync(at(file)) && readFileSync(at(file), "utf8") === key;
        expect({ file, privateKey, publicKey: existsSync(at(`${file}.pub`)) }).toEqual({
            file,
            privateKey: true,
            publicKey: true,
        });
    };
    const isGone = (file: string) => !existsSync(at(file)) && !existsSync(at(`${file}.pub`));
    const write = (declared: Declared, opts = "{}") => {
        const each = Object.entries(declared).map(
            ([name, file]) =>
                `new twcc.PrivateKeyFile("${name}", { privateKey: process.env.KEY, path: "${file}", publicKeyFile: true }, ${opts});`,
        );
        project.write(each.join("\n"));
    };
    const up = async (...args: string[]) => {
        const { output } = await project.must("up", "--yes", "--skip-preview", ...args);
        expect(output).not.toMatch(/left alone|before this stack/);
        return output;
    };
    const replace = async (...names: string[]) => {
        const urns = names.map((name) => `urn:pulumi:test::test::pulumi-nodejs:dynamic/twcc:PrivateKeyFile::${name}`);
        const output = await up(...urns.flatMap((urn) => ["--replace", urn]));
        expect(output).toMatch(new RegExp(`${names.length} replaced`));
        return output;
    };
    const stays = (file: string) =>
        new RegExp(
            `The private key file "${file}" \\(.*\\) was not deleted: another resource in this program, or the replacement`,
        );

    beforeAll(async () => {
        theirs = await makeKey("-t", "ed25519");
        key = theirs.privateKey;
        learn(key, "a private key");
        project = await makeProject({ env: { KEY: key } });
        for (const file of ["web.pem", "known.pem", "theirs.pem", "real/web.pem"]) project.holdsSecrets(file);
    });
    afterAll(() => {
        project.remove();
    });

    test("up loses nothing, destroy leaves nothing, and a file that somebody else put there stays", async () => {
        mkdirSync(at("real"));
        symlinkSync(at("real"), at("linked"));
        writeFileSync(at("theirs.pem"), key);
        writeFileSync(at("theirs.pem.pub"), `${theirs.publicKey.trim()}\n`);
        write({ web: "web.pem", known: "known.pem", theirs: "theirs.pem", linked: "real/web.pem" });
        await up();

        const replaced = await replace("web", "known", "theirs");
        expect(replaced).toMatch(stays("web.pem"));

        // Renamed; and another path of the same file, by a linked folder.
        write({ other: "web.pem", known: "known.pem", otherTheirs: "theirs.pem", linked: "linked/web.pem" });
        const renamed = await up();
        expect(renamed).toMatch(stays("web.pem"));
        expect(renamed).toMatch(/1 replaced/);
        for (const file of ["real/web.pem", "web.pem", "theirs.pem"]) expectThere(file);
        await replace("other");
        expectThere("web.pem");

        // A refresh knows a file for good, also after it was touched.
        await project.must("refresh", "--yes", "--skip-preview");
        await project.must("preview", "--refresh", "--expect-no-changes");
        writeFileSync(at("known.pem"), key);
        const { output } = await project.must("destroy", "--yes", "--skip-preview");
        const alone = output.matchAll(/"([^"]*)" \(.*\) was left alone: a file with the same key existed before/g);
        expect(new Set([...alone].map(([, file]) => file))).toEqual(new Set(["theirs.pem", "theirs.pem.pub"]));
        expectThere("theirs.pem");
        expect(["web.pem", "known.pem", "real/web.pem"].filter((file) => !isGone(file))).toEqual([]);
    });

    test("deleted before it is replaced, and destroyed by the program", async () => {
        write({ web: "web.pem" }, "{ deleteBeforeReplace: true }");
        await up();
        await replace("web");
        expectThere("web.pem");
        await project.must("destroy", "--yes", "--skip-preview", "--run-program");
        expect(isGone("web.pem")).toBe(true);
    });

    test("without a refresh, destroy leaves nothing either", async () => {
        write({ web: "web.pem" });
        await up();
        await replace("web");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(isGone("web.pem")).toBe(true);
    });
});
