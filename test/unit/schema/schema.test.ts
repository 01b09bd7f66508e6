import { readFileSync } from "node:fs";
import path from "node:path";
import { memberName } from "../../../provider/schema/property-spec";
import { schemaOf, type Package } from "../../../provider/schema/schema";
import * as sdk from "../../../sdk/closed-sets";
import { repository } from "../../support/docs/pages";

const read = (file: string) => JSON.parse(readFileSync(path.join(repository, file), "utf8")) as unknown;
const schema = () => schemaOf(read("package.json") as Package) as unknown as Schema;

interface Schema {
    readonly types: Readonly<Record<string, { readonly enum?: readonly { name: string; value: string }[] }>>;
    readonly resources: Readonly<Record<string, Fields & { readonly inputProperties: Specs }>>;
    readonly functions: Readonly<Record<string, { readonly inputs: Fields; readonly outputs: Fields }>>;
    readonly config: { readonly variables: Specs };
}
interface Fields {
    readonly properties: Specs;
}
type Specs = Readonly<Record<string, { readonly secret?: true; readonly description: string }>>;

test("the committed schema is that of the tables (npm run schema)", () => {
    expect(read("provider/schema/schema.json")).toEqual(JSON.parse(JSON.stringify(schema())));
});

test("its closed sets have the names and values of the SDK's", () => {
    const sets = Object.entries(schema().types).filter(([, type]) => type.enum !== undefined);
    const shown = sets.map(([token, type]) => [
        token.replace("twcc:index:", ""),
        Object.fromEntries(type.enum!.map(({ name, value }) => [name, value])),
    ]);
    expect(Object.fromEntries(shown)).toEqual(sdk);
});

test.each([
    ["ED25519", "ED25519"],
    ["client", "Client"],
    ["block_storage-hdd", "BlockStorageHdd"],
    ["LUKS-ssd", "LuksSsd"],
])("the member of a closed set for %s is %s", (value, name) => {
    expect(memberName(value)).toBe(name);
});

test("secret is what the tables say, and nothing else", () => {
    const { resources, functions, config } = schema();
    const tables = [
        ["config", config.variables],
        ...Object.entries(resources).flatMap(([token, { properties, inputProperties }]) => [
            [`${token} in`, inputProperties] as const,
            [`${token} out`, properties] as const,
        ]),
        ...Object.entries(functions).flatMap(([token, { inputs, outputs }]) => [
            [`${token} in`, inputs.properties] as const,
            [`${token} out`, outputs.properties] as const,
        ]),
    ] as const;
    const secrets = tables.flatMap(([place, specs]) =>
        Object.keys(specs).flatMap((name) => (specs[name]!.secret === true ? [`${place} ${name}`] : [])),
    );
    expect(secrets).toEqual([
        "config apiKey",
        "twcc:index:Keypair in privateKey",
        "twcc:index:Keypair in passphrase",
        "twcc:index:Keypair out privateKey",
        "twcc:index:Instance in password",
        "twcc:index:Instance out password",
        "twcc:index:PrivateKeyFile in privateKey",
        "twcc:index:PrivateKeyFile in passphrase",
        "twcc:index:getPublicKey in privateKey",
        "twcc:index:getPublicKey in passphrase",
    ]);
    // Links into the docs lead nowhere on another page.
    for (const [, specs] of tables) {
        for (const { description } of Object.values(specs)) expect(description).not.toMatch(/\]\(/);
    }
});

test("with a repository it says where the plugin is", () => {
    const published = schemaOf({ ...(read("package.json") as Package), repository: "github:somebody/pulumi-twcc" });
    expect(published).toMatchObject({
        pluginDownloadURL: "github://api.github.com/somebody/pulumi-twcc",
        repository: "https://github.com/somebody/pulumi-twcc",
    });
    expect(schema()).not.toHaveProperty("pluginDownloadURL");
});
