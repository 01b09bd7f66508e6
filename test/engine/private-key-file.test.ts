import { chmodSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { run } from "../support/ssh-keygen";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(180_000);

describe("the private key of a key pair in a file, on the real engine", () => {
    let project: World["project"];
    let stop: World["stop"];
    const written = new Set<string>();
    const write = (file: string, keeper: string) => {
        project.write(`const key = new twcc.Keypair("web", { name: "web", keepers: { v: "${keeper}" } });
            const file = new twcc.PrivateKeyFile("web", { privateKey: key.privateKey, path: "${file}" });
            exports.publicKey = key.publicKey; exports.path = file.path; exports.fingerprint = file.fingerprintSha256;
            exports.wanted = key.fingerprintSha256; exports.isOne = twcc.PrivateKeyFile.isInstance(file) && !twcc.Keypair.isInstance(file);`);
    };
    const at = (file: string) => path.join(project.folder, file);
    /** The file is what ssh takes: the key pair's private half, for its owner alone. */
    const expectKeyIn = async (file: string) => {
        const outputs = await project.outputs();
        expect(outputs).toMatchObject({ path: file, fingerprint: outputs.wanted, isOne: true });
        const derived = await run("ssh-keygen", ["-y", "-f", at(file)]);
        expect(derived.stdout.split(" ")[1]).toBe(outputs.publicKey!.split(" ")[1]);
        expect((statSync(at(file)).mode & 0o777).toString(8)).toBe("600");
        written.add(readFileSync(at(file), "utf8"));
    };

    beforeAll(async () => {
        ({ project, stop } = await startWorld());
    });
    afterAll(() => stop());

    test("a preview writes nothing, up writes it, and nothing is left to do", async () => {
        write("keys/web.pem", "1");
        await project.must("preview");
        expect(existsSync(at("keys"))).toBe(false);
        await project.must("up", "--yes", "--skip-preview");
        await expectKeyIn("keys/web.pem");
        await project.must("preview", "--refresh", "--expect-no-changes");
    });

    test("a rotated key is written in place, and a missing file again", async () => {
        write("keys/web.pem", "2");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/2 updated/);
        await expectKeyIn("keys/web.pem");
        expect(written.size).toBe(2);
        rmSync(at("keys/web.pem"));
        const mended = await project.must("up", "--yes", "--skip-preview", "--refresh");
        expect(mended.output).toContain('The private key file "keys/web.pem" is missing');
        await expectKeyIn("keys/web.pem");
        expect(written.size).toBe(2);
    });

    test("a mode that lets others read it is seen by a refresh, said at preview, and mended by up", async () => {
        chmodSync(at("keys/web.pem"), 0o644);
        await project.must("refresh", "--yes", "--skip-preview");
        const { output } = await project.must("preview");
        expect(output).toContain(
            'The private key file "keys/web.pem" is open to others, since its mode was changed: the update sets it to 0600 again',
        );
        await project.must("up", "--yes", "--skip-preview");
        await expectKeyIn("keys/web.pem");
        await project.must("preview", "--refresh", "--expect-no-changes");
    });

    test("another path replaces it, the new file first", async () => {
        write("web.pem", "2");
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toMatch(/1 replaced/);
        expect(existsSync(at("keys/web.pem"))).toBe(false);
        await expectKeyIn("web.pem");
    });

    test("no private key is in the state in plain text, or twice, or in anything printed; destroy removes the file", async () => {
        const [file] = await project.resources("pulumi-nodejs:dynamic/twcc:PrivateKeyFile");
        expect(file!.inputs.privateKey).toMatchObject({ ciphertext: expect.any(String) as string });
        expect(file!.outputs).not.toHaveProperty("privateKey");
        expect(JSON.stringify(file)).not.toContain(project.folder);
        await project.must("destroy", "--yes", "--skip-preview");
        expect(existsSync(at("web.pem"))).toBe(false);
        const everything = [...project.files(), project.printed()].join("\n");
        expect(everything).not.toContain("PRIVATE KEY-----");
        const lines = [...written].flatMap((key) => key.split("\n").slice(3, -2));
        expect(lines.length).toBeGreaterThan(3);
        // Not toContain: a failure would print all of it.
        expect(lines.filter((line) => everything.includes(line)).length).toBe(0);
    });
});
