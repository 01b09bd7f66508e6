import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

const words = {
    comment: "comment-nobody-reads",
    name: "name-nobody-reads",
    keeper: "keeper-nobody-reads",
    vm: "vm-unread-name",
    description: "description-nobody-reads",
    path: "path-nobody-reads.pem",
    image: "Ubuntu 22.04",
    project: "ENT101001",
} as const;

/** Everything that a program may wrap in pulumi.secret, and what it is in. */
const program = (comment: string) => `
    const s = pulumi.secret;
    new twcc.Keypair("comment", { comment: s("${comment}"), name: "plain-name" });
    new twcc.Keypair("later", { comment: Promise.resolve(s("${comment}")), keepers: { k: s("${words.keeper}") } });
    new twcc.Keypair("name", { name: s("${words.name}") });
    const plain = new twcc.Keypair("plain", { comment: pulumi.output("seen"), name: "plain" });
    new twcc.Instance("vm", {
        name: s("${words.vm}"), keypair: plain.name, solution: "Ubuntu", image: s("${words.image}"), flavor: "v.super",
        description: s("${words.description}"), project: s("${words.project}"),
    });
    new twcc.PrivateKeyFile("file", { privateKey: plain.privateKey, path: s("${words.path}") });`;

describe("arguments that the program made secret, on the real engine", () => {
    let project: World["project"];
    let gateway: World["gateway"];
    /** The fields of the state that hold a value in plain text, as `logical name: field`. */
    const inPlainText = async (value: string) => {
        const kinds = ["Keypair", "Instance", "PrivateKeyFile"];
        const all = await Promise.all(kinds.map((kind) => project.resources(`pulumi-nodejs:dynamic/twcc:${kind}`)));
        return all.flat().flatMap((one) =>
            Object.entries({ ...one, ...prefixed("inputs", one.inputs), ...prefixed("outputs", one.outputs) })
                .filter(([field, found]) => !/^(inputs|outputs)$/.test(field) && JSON.stringify(found).includes(value))
                .map(([field]) => `${one.urn.split("::").at(-1)!}: ${field}`),
        );
    };
    const prefixed = (prefix: string, fields: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
    /** Ids, and TWCC's own names for things, are always plain text. */
    const onlyIds = async (comment: string) => {
        expect(await inPlainText(comment)).toEqual([]);
        for (const word of [words.keeper, words.description, words.vm, words.image, words.project]) {
            expect(await inPlainText(word)).toEqual([]);
        }
        expect(await inPlainText(words.name)).toEqual(["name: id"]);
        expect(await inPlainText(words.path)).toEqual(["file: id"]);
        const plain = (await project.resources()).find(({ urn }) => urn.endsWith("::plain"))!;
        expect(plain.outputs).toMatchObject({ name: "plain", publicKey: expect.stringContaining(" seen") as string });
    };

    beforeAll(async () => {
        const args = ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"];
        ({ gateway, project } = await startWorld({ gateway: args }));
        project.holdsSecrets(words.path);
    });
    afterAll(async () => {
        // Before it knows what the program calls secret here: TWCC gets names, comments and all the rest.
        await gateway.stop();
        project.remove(({ what }) => what === "a secret of the stack");
    });

    test("are encrypted in the state, and so is every output that carries them", async () => {
        project.write(program(words.comment));
        await project.must("up", "--yes", "--skip-preview");
        await onlyIds(words.comment);
        await project.must("preview", "--expect-no-changes");
    });

    test("also after a refresh", async () => {
        await project.must("refresh", "--yes", "--skip-preview");
        await onlyIds(words.comment);
    });

    test("also after a change", async () => {
        project.write(program("another-comment"));
        await project.must("up", "--yes", "--skip-preview");
        await onlyIds("another-comment");
        expect(await inPlainText(words.comment)).toEqual([]);
    });
});
