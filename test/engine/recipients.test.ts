import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf, type Account } from "../support/account";
import { Age, type Someone } from "../support/age";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, run, type Project } from "../support/project";
import { leaksIn, learn } from "../support/secrets/watch";
import { derivePublicKey } from "../support/ssh-keygen";

jest.setTimeout(400_000);

const encryptedKey = "the private key of a key pair with recipients";
const control = "the private key of one without";
const kinds = ["client", "twcc"] as const;

let gateway: GatewayProcess;
let alice: Account;
let outside: string;
let age: Age;
let owner: Someone;
let other: Someone;

beforeAll(async () => {
    gateway = await spawnGateway({ args: ["--spare-keys", "4"] });
    alice = accountOf(gateway, "alice");
    outside = mkdtempSync(path.join(tmpdir(), "twcc-recipients-"));
    age = await Age.build();
    owner = age.native();
    other = age.ssh("rsa");
});
afterAll(async () => {
    age.remove();
    rmSync(outside, { recursive: true });
    await gateway.stop();
});

/** Recipients keep private keys from Pulumi altogether, so they are in nothing that it writes, decrypted or not. */
describe.each(["dynamic", "plugin"] as const)("recipients, with the %s provider", (door) => {
    let project: Project;
    const write = (recipients: readonly Someone[], more = "") => {
        const list = JSON.stringify(recipients.map(({ recipient }) => recipient));
        const each = kinds.map(
            (by) =>
                `exports.${by} = new twcc.Keypair("${by}", { generatedBy: "${by}", recipients: ${list}${more} }).encryptedPrivateKey;`,
        );
        project.write(`${each.join("\n")} exports.plain = new twcc.Keypair("plain").privateKey;`);
    };
    const outputs = () => project.outputs() as Promise<Record<(typeof kinds)[number] | "plain", string>>;
    const found = (text: string) => [...new Set(leaksIn("", text).map(({ what }) => what))];
    const debugging = async (args: string[], env: NodeJS.ProcessEnv = {}) => {
        const { code, output } = await run("pulumi", [...args, "--non-interactive"], project.folder, {
            ...project.env,
            PULUMI_DEBUG_COMMANDS: "true",
            ...env,
        });
        expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
        return output;
    };

    beforeAll(async () => {
        project = await makeProject({ env: alice.env, door });
    });
    afterAll(() => {
        project.remove();
    });

    test("the keys are in no file, output or log of Pulumi's, with every secret decrypted, where another one is", async () => {
        write([owner, other]);
        const [grpc, events] = ["grpc", "events"].map((name) => path.join(outside, `${door}-${name}`)) as [
            string,
            string,
        ];
        const logs = [
            await debugging(["up", "--yes", "--skip-preview", "--json", "--event-log", events], {
                PULUMI_DEBUG_GRPC: grpc,
            }),
            await debugging(["refresh", "--yes", "--skip-preview", "-v=9", "--logtostderr"]),
            await debugging(["preview", "--debug"]),
        ];
        const { plain, ...encrypted } = await outputs();
        learn(plain, control);
        for (const by of kinds) {
            const key = await age.decrypt(owner, encrypted[by]);
            expect(await age.decrypt(other, encrypted[by])).toBe(key);
            learn(key, encryptedKey);
            const [resource] = (await project.resources()).filter(({ urn }) => urn.endsWith(`::${by}`));
            expect(await derivePublicKey(key)).toContain((resource!.outputs.publicKey as string).split(" ")[1]);
        }
        const decrypted = await project.must("stack", "export", "--show-secrets");
        const files = [grpc, events].map((file) => readFileSync(file, "utf8"));
        const all = [...logs, ...files, decrypted.stdout].join("\n");
        expect(found(all)).not.toContain(encryptedKey);
        // The same search finds a key without recipients.
        for (const text of [...logs.slice(0, 2), ...files, decrypted.stdout]) expect(found(text)).toContain(control);
        expect(project.leaks()).toEqual([]);
    });

    test("nothing changes by itself, and drift puts the same key back", async () => {
        const before = await outputs();
        await project.must("preview", "--expect-no-changes");
        write([other, owner, owner]);
        await project.must("preview", "--expect-no-changes");
        for (const name of Object.keys(await alice.keys()).filter((one) => /^(client|twcc)-/.test(one))) {
            await alice.remove(name);
        }
        await project.must("up", "--yes", "--skip-preview", "--refresh");
        expect(await outputs()).toEqual(before);
        await project.must("preview", "--expect-no-changes");
    });

    test("a changed format is an error at preview, and other recipients are announced there", async () => {
        write([owner, other], ', privateKeyFormat: "PKCS8"');
        const { code, output } = await project.pulumi("preview");
        expect(code).not.toBe(0);
        expect(output).toContain("Cannot change privateKeyFormat of the key pair");
        write([other]);
        const preview = await project.must("preview");
        expect(preview.output).toContain("its recipients changed. Only the old ones can decrypt its private key");
        await project.must("up", "--yes", "--skip-preview");
        const { client } = await outputs();
        learn(await age.decrypt(other, client), encryptedKey);
        await expect(age.decrypt(owner, client)).rejects.toThrow("no identity matched");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(await alice.keys()).toEqual({});
    });
});
