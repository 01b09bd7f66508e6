import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

/** What a program says of each kind of resource: nothing, or the one argument that a user would leave alone. */
const program = (keeper: string, options: string) => `
    const options = ${options};
    const key = new twcc.Keypair("drawn", { keepers: { v: "${keeper}" } }, options);
    const named = new twcc.Keypair("named", { name: "named" }, options);
    const given = new twcc.Keypair("given", { publicKey: "${publicKey}" }, options);
    new twcc.Instance("vm", {
        keypair: named.name, solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super", keepers: { v: "${keeper}" },
    }, options);
    new twcc.PrivateKeyFile("file", { privateKey: named.privateKey, path: "named.pem" }, options);`;

const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB me@laptop";
const types = ["Keypair", "Instance", "PrivateKeyFile"].map((kind) => `pulumi-nodejs:dynamic/twcc:${kind}`);

describe("the resource option ignoreChanges, on the real engine", () => {
    let project: World["project"];
    let stop: World["stop"];
    const states = async () => {
        const all = (await Promise.all(types.map((type) => project.secretResources(type)))).flat();
        return Object.fromEntries(all.map((one) => [one.urn, one]));
    };

    beforeAll(async () => {
        const gateway = ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"];
        ({ project, stop } = await startWorld({ gateway }));
        project.env.TWCC_PROJECT = "ENT101001";
        project.holdsSecrets("named.pem");
        project.write(program("1", "{}"));
        await project.must("up", "--yes", "--skip-preview");
    });
    afterAll(() => stop());

    test.each(['["*"]', '["name"]', '["keepers"]', '["autoNamed"]'])(
        "%s changes nothing, and neither does leaving it out again",
        async (ignored) => {
            const before = await states();
            project.write(program("1", `{ ignoreChanges: ${ignored} }`));
            await project.must("preview", "--expect-no-changes");
            await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
            project.write(program("1", "{}"));
            await project.must("preview", "--expect-no-changes");
            await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
            // Inputs, marks and stubs included.
            expect(await states()).toEqual(before);
        },
    );

    test.each(['["*"]', '["keepers"]'])("%s keeps what the program changes", async (ignored) => {
        project.write(program("2", `{ ignoreChanges: ${ignored} }`));
        await project.must("preview", "--expect-no-changes");
    });

    test("two resources of one name are still told apart", async () => {
        project.write(`${program("1", '{ ignoreChanges: ["*"] }')} new twcc.Keypair("twin", { name: "named" });`);
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toMatch(
            /(with ignoreChanges: \*.* and .*twin|twin.* and .*with ignoreChanges: \*).* in this program have the same name/,
        );
    });

    test("a replacement that is asked for works with it", async () => {
        const drawn = async () => (await project.resources()).find(({ urn }) => urn.endsWith("::drawn"))!;
        const before = await drawn();
        project.write(program("1", '{ ignoreChanges: ["*"] }'));
        await project.must("up", "--yes", "--skip-preview", "--replace", before.urn);
        const after = await drawn();
        expect(after.id).not.toBe(before.id);
        expect(after.id).toMatch(/^drawn-[0-9a-f]{7}$/);
        project.write(program("1", "{}"));
        await project.must("preview", "--expect-no-changes");
    });
});
