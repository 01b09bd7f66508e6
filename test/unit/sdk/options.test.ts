import * as pulumi from "@pulumi/pulumi";
import { Instance, Keypair, PrivateKeyFile } from "../../../sdk";

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: (args) => {
            registered.push(args);
            return { id: args.id ?? args.name, state: args.inputs as object };
        },
        call: () => ({}),
    }),
);
beforeEach(() => registered.splice(0));

const urnOf = (resource: pulumi.Resource) => new Promise<string>((resolve) => resource.urn.apply(resolve));
const instance = { solution: "Ubuntu", image: "i", flavor: "f" };

describe("the option import is refused in one sentence, before anything is sent", () => {
    test.each<[string, () => unknown, string]>([
        [
            "Keypair",
            () => new Keypair("web", { name: "web" }, { import: "web" }),
            'to take over an existing key pair, set its name and onConflict: "adopt".',
        ],
        [
            "Instance",
            () => new Instance("web", instance, { import: "2000001" }),
            "an existing instance cannot be taken over; refer to it with Instance.get.",
        ],
        [
            "PrivateKeyFile",
            () => new PrivateKeyFile("web", { privateKey: "k", path: "p" }, { import: "p" }),
            "a file with the same key is taken over without it, any other file with overwrite: true.",
        ],
    ])("%s", async (token, make, instead) => {
        expect(make).toThrow(
            `The option import of twcc:${token} "web" cannot work, since Pulumi does not load this package for an ` +
                `import: ${instead}`,
        );
        await new Promise(setImmediate);
        expect(registered).toEqual([]);
    });

    test("one that is not given is none", async () => {
        await urnOf(new Keypair("web", {}, { import: undefined as unknown as string }));
        expect(registered).toHaveLength(1);
    });
});

describe("get takes what is known of a resource, and then the options", () => {
    test.each<[string, (parent: pulumi.Resource) => pulumi.Resource]>([
        ["Keypair", (parent) => Keypair.get("other", "there", undefined, { parent })],
        ["Keypair", (parent) => Keypair.get("other", "there", { owner: "1001" }, { parent })],
        ["Instance", (parent) => Instance.get("other", "2000001", { name: "other" }, { parent })],
    ])("%s", async (_token, get) => {
        const parent = new pulumi.ComponentResource("test:Team", "team");
        expect(await urnOf(get(parent))).toContain("test:Team$");
        const read = registered.find(({ name }) => name === "other");
        expect(read?.id).toMatch(/^(there|2000001)$/);
        // What the program believes to know decides nothing: TWCC shows it.
        expect(Object.keys(read?.inputs as object)).toEqual(["__provider"]);
    });
});
