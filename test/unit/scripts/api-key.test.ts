import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { load } from "./load";

interface Credentials {
    findApiKey: (env: NodeJS.ProcessEnv) => string | undefined;
}

let folder: string;
const dataHome = process.env.XDG_DATA_HOME;
beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "credentials-"));
    process.env.XDG_DATA_HOME = folder;
});
afterEach(() => {
    fs.rmSync(folder, { recursive: true });
    if (dataHome === undefined) {
        delete process.env.XDG_DATA_HOME;
    } else {
        process.env.XDG_DATA_HOME = dataHome;
    }
});

async function find(env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const { findApiKey } = await load<Credentials>("stack/api-key.mjs");
    return findApiKey({ TWCC_DATA_PATH: folder, ...env });
}

test.each(["TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_"])("%s counts, unless it is blank", async (name) => {
    expect(await find({ [name]: "k" })).toBe(`${name} is set`);
    expect(await find({ [name]: " " })).toBeUndefined();
});

test("twccli's file counts when it holds a key", async () => {
    const file = path.join(folder, "credential");
    fs.writeFileSync(file, "_default:\n  twcc_proj_code: GOV1\n");
    expect(await find({})).toBeUndefined();
    fs.writeFileSync(file, "_default:\n  twcc_api_key: secret-key\n");
    const found = await find({});
    expect(found).toContain(file);
    expect(found).not.toContain("secret-key");
});

test("in every form of YAML, and where it is damaged that is said", async () => {
    const file = path.join(folder, "credential");
    fs.writeFileSync(file, "_default: {twcc_api_key: secret-key}");
    expect(await find({})).toBe(`twccli's file ${file} holds an API key`);
    fs.writeFileSync(file, "_default: {twcc_api_key: secret-key");
    await expect(find({})).rejects.toThrow(`twccli's file ${file} is damaged`);
    expect(await find({ TWCC_API_KEY: "k" })).toBe("TWCC_API_KEY is set");
});

test("a key configured in stack twcc counts", async () => {
    const project = path.join(folder, "pulumi-twcc", "twcc", "project");
    fs.mkdirSync(project, { recursive: true });
    fs.writeFileSync(path.join(project, "Pulumi.twcc.yaml"), "config:\n  twcc:apiKey:\n    secure: v1:x\n");
    expect(await find({})).toContain("twcc:apiKey is configured in stack twcc");
});
