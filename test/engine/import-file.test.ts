import path from "node:path";
import { makeKey } from "../support/ssh-keygen";
import { PLATFORM } from "../gateway/testing/client";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

describe("the import file of dynamic key pairs, on the real engine", () => {
    let world: World;

    beforeAll(async () => {
        world = await startWorld();
        for (const [name, options] of Object.entries({
            laptop: ["-t", "ed25519"],
            "old one": ["-t", "rsa", "-b", "2048"],
            weak: ["-t", "rsa", "-b", "1024"],
        })) {
            const { publicKey } = await makeKey(...options);
            const path_ = `store/alice/${PLATFORM}/keypairs/${encodeURIComponent(name)}`;
            await world.gateway.control("PUT", path_, { public_key: publicKey.trim() });
        }
    });
    afterAll(() => world.stop());

    test("imports all of them that can be read, and the program changes nothing", async () => {
        const { project, alice } = world;
        expect(Object.keys(await alice.keys())).toEqual(["laptop", "old one", "weak"]);
        const file = path.join(project.folder, "keypairs.json");
        // A script of its own, as docs/guides/adopt.md has it.
        project.write(`twcc.getKeypairs({ details: true }).then(({ keypairs }) => {
            const wanted = keypairs.filter(({ algorithm }) => algorithm !== undefined);
            require("fs").writeFileSync(${JSON.stringify(file)}, JSON.stringify(twcc.importFileOf(wanted)));
            require("fs").writeFileSync("declared.json", JSON.stringify(wanted.map(({ name, publicKey }) => ({ name, publicKey }))));
        });`);
        await project.must("preview");
        await project.must("import", "--file", file, "--yes", "--skip-preview", "--generate-code=false");
        const program = `for (const { name, publicKey } of require("./declared.json"))
            new twcc.Keypair(name, { name, publicKey }, { protect: true });`;
        project.write(program);
        await project.must("preview", "--expect-no-changes");
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await project.must("preview", "--expect-no-changes");

        project.write("");
        await project.must("state", "unprotect", "--all", "--yes");
        await project.must("up", "--yes", "--skip-preview");
        expect(Object.keys(await alice.keys())).toEqual(["weak"]);
    });
});
