import { readFileSync } from "node:fs";
import path from "node:path";
import type { Properties } from "../../../provider/core/property";
import { functions, type ProviderFunction } from "../../../provider/functions";
import { instance } from "../../../provider/instance";
import { keypair } from "../../../provider/keypair";
import { privateKeyFile } from "../../../provider/private-key-file";
import { repository } from "../../support/docs/pages";
import { load } from "../scripts/load";

interface Tables {
    readonly withFunctionTables: (page: string, called: ProviderFunction) => string;
    readonly withTables: (page: string, properties: Readonly<Record<"arguments" | "outputs", Properties>>) => string;
}

test.each([
    ["keypair.md", keypair],
    ["instance.md", instance],
    ["private-key-file.md", privateKeyFile],
])("the tables of docs/resources/%s are those of the code (npm run docs:tables)", async (name, resource) => {
    const { withTables } = await load<Tables>("docs/tables.mjs");
    const page = readFileSync(path.join(repository, "docs/resources", name), "utf8");
    expect(withTables(page, resource)).toBe(page);
    for (const argument of Object.keys(resource.arguments)) expect(page).toContain(`\n| ${argument} |`);
});

test.each([
    ["get-keypair.md", functions.getKeypair],
    ["get-keypairs.md", functions.getKeypairs],
    ["get-public-key.md", functions.getPublicKey],
])("the tables of docs/functions/%s are those of the code (npm run docs:tables)", async (name, called) => {
    const { withFunctionTables } = await load<Tables>("docs/tables.mjs");
    const page = readFileSync(path.join(repository, "docs/functions", name), "utf8");
    expect(withFunctionTables(page, called)).toBe(page);
    for (const one of Object.keys({ ...called.arguments, ...called.result })) expect(page).toContain(`\n| ${one} |`);
});

test("a page without a place for a table is refused, not left as it is", async () => {
    const { withTables } = await load<Tables>("docs/tables.mjs");
    expect(() => withTables("# Keypair\n", keypair)).toThrow("no place for its arguments");
});
