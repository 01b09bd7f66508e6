import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../support/project";

const committed = path.resolve(__dirname, "../../provider/schema/schema.json");

describe("Pulumi's own reading of the schema", () => {
    let folder: string;
    const check = (file: string) =>
        run("pulumi", ["schema", "check", file], folder, { PATH: process.env.PATH, HOME: folder });

    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), "twcc-schema-"));
        cpSync(committed, path.join(folder, "schema.json"));
    });
    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    test("finds nothing wrong", async () => {
        expect(await check("schema.json")).toMatchObject({ code: 0, output: "" });
    });

    test("and would find a type that is nowhere", async () => {
        const damaged = readFileSync(committed, "utf8").replace(
            "#/types/twcc:index:Algorithm",
            "#/types/twcc:index:Nothing",
        );
        writeFileSync(path.join(folder, "damaged.json"), damaged);
        const { code, output } = await check("damaged.json");
        expect(code).not.toBe(0);
        expect(output).toContain("twcc:index:Nothing");
    });
});
