import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB me@laptop";

/**
 * What a program says of each kind of resource: nothing, or the one argument that a user would leave alone.
 * @param of - ends the resources' names.
 */
const each = (of: string, keeper: string, options: string) => `{
    const options = ${options};
    const key = new twcc.Keypair("generated${of}", { keepers: { v: "${keeper}" } }, options);
    const named = new twcc.Keypair("named${of}", { name: "named${of}" }, options);
    const given = new twcc.Keypair("given${of}", { publicKey: "${publicKey}" }, options);
    new twcc.Instance("vm${of}", {
        keypair: named.name, solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super", keepers: { v: "${keeper}" },
    }, options);
    new twcc.PrivateKeyFile("file${of}", { privateKey: named.privateKey, path: "named${of}.pem" }, options);
}`;

/** The values of the option, each for resources of its own in one program. */
const ignored = ['["*"]', '["name"]', '["keepers"]', '["autoNamed"]'];
const withOption = (keeper: (ignored: string) => string) =>
    ignored.map((one, index) => each(String(index), keeper(one), `{ ignoreChanges: ${one} }`)).join("\n");
const withoutOption = ignored.map((_, index) => each(String(index), "1", "{}")).join("\n");

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
        ignored.forEach((_, index) => {
            project.holdsSecrets(`named${index}.pem`);
        });
        project.write(withoutOption);
        await project.must("up", "--yes", "--skip-preview");
    });
    afterAll(() => stop());

    test(`${ignored.join(", ")} change nothing, and neither does leaving them out again`, async () => {
        const before = await states();
        expect(Object.keys(before)).toHaveLength(5 * ignored.length);
        project.write(withOption(() => "1"));
        await project.must("preview", "--expect-no-changes");
        await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
        project.write(withoutOption);
        await project.must("preview", "--expect-no-changes");
        await project.must("up", "--yes", "--skip-preview", "--expect-no-changes");
        // Inputs, marks and stubs included.
        expect(await states()).toEqual(before);
    });

    test('"*" and "keepers" keep what the program changes', async () => {
        project.write(withOption((one) => (one === '["*"]' || one === '["keepers"]' ? "2" : "1")));
        await project.must("preview", "--expect-no-changes");
    });

    test("two resources of one name are still told apart", async () => {
        project.write(`${each("0", "1", '{ ignoreChanges: ["*"] }')} new twcc.Keypair("twin", { name: "named0" });`);
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toMatch(
            /(with ignoreChanges: \*.* and .*twin|twin.* and .*with ignoreChanges: \*).* in this program have the same name/,
        );
    });

    test("a replacement that is asked for works with it", async () => {
        const generated = async () => (await project.resources()).find(({ urn }) => urn.endsWith("::generated0"))!;
        const before = await generated();
        project.write(withOption(() => "1"));
        await project.must("up", "--yes", "--skip-preview", "--replace", before.urn);
        const after = await generated();
        expect(after.id).not.toBe(before.id);
        expect(after.id).toMatch(/^generated0-[0-9a-f]{7}$/);
        project.write(withoutOption);
        await project.must("preview", "--expect-no-changes");
    });
});
