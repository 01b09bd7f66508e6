import { accountOf } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, type Project } from "../support/project";
import { installPlugin, throughPlugin, typeAtPlugin } from "../support/plugin";
import { mergeStates, readRecordedStates, recordedReleases } from "../support/recorded-states";
import type { Resource } from "../support/stack-state";
import { PLATFORM } from "../gateway/testing/client";

jest.setTimeout(180_000);

const keypairType = "pulumi-nodejs:dynamic/twcc:Keypair";
type Keypairs = Record<string, Resource>;

describe.each(recordedReleases())("the states that %s wrote, under today's code", (release) => {
    const { passphrase, states } = readRecordedStates(release);
    let gateway: GatewayProcess;
    let project: Project;

    /** TWCC and the stack as they were, and a stranger's key. */
    beforeEach(async () => {
        gateway = await spawnGateway();
        for (const { there } of Object.values(states)) {
            for (const [name, publicKey] of Object.entries(there)) {
                await gateway.control("PUT", `store/alice/${PLATFORM}/keypairs/${name}`, { public_key: publicKey });
            }
        }
        await accountOf(gateway, "alice").make("stranger");
        const { env } = accountOf(gateway, "alice");
        project = await makeProject({ env: { ...env, PULUMI_CONFIG_PASSPHRASE: passphrase } });
        const settings = Object.assign({}, ...Object.values(states).map(({ config }) => config)) as Record<
            string,
            string
        >;
        for (const [name, value] of Object.entries(settings)) await project.must("config", "set", name, value);
        project.write(program);
        await project.load(mergeStates(Object.values(states)));
        project.env.OWN_PRIVATE_KEY = (await keypairs())["own-private-key"]!.outputs.privateKey as string;
    });
    afterEach(async () => {
        project.remove();
        await gateway.stop();
    });

    const program = Object.values(states)
        .map((state) => state.program)
        .join("\n");

    /** By logical name, secrets decrypted. */
    const keypairs = async (): Promise<Keypairs> => {
        const ours = [keypairType, typeAtPlugin(keypairType)].map((type) => project.secretResources(type));
        return Object.fromEntries((await Promise.all(ours)).flat().map((one) => [one.urn.split("::").at(-1)!, one]));
    };
    const keysOf = (all: Keypairs) =>
        Object.fromEntries(
            Object.entries(all).map(([name, { id, outputs }]) => [
                name,
                [id, outputs.name, outputs.fingerprint, outputs.privateKey],
            ]),
        );
    const there = () => accountOf(gateway, "alice").keys();
    const namesOf = (next: string) => Object.keys(states).filter((name) => states[name]!.next === next);

    test("a preview changes what has to be mended and nothing else; refresh keeps every key; destroy removes ours", async () => {
        const before = await keypairs();
        expect(Object.keys(before).sort()).toEqual(Object.keys(states).sort());
        const { stdout } = await project.must("preview", "--json");
        const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
        const changes = steps
            .filter(({ op }) => op !== "same")
            .map(({ op, urn }) => `${op} ${urn.split("::").at(-1)!}`);
        const mended = [...namesOf("same key"), ...namesOf("another key")];
        expect(changes.sort()).toEqual(mended.map((name) => `update ${name}`).sort());

        await project.must("refresh", "--yes", "--skip-preview");
        expect(keysOf(await keypairs())).toEqual(keysOf(before));

        const keys = await there();
        const { output } = await project.must("destroy", "--yes", "--skip-preview");
        expect(output).toContain("It was left alone");
        expect(await project.resources()).toEqual([]);
        // Another key under our name is not ours.
        const { stranger, "drift-swapped": swapped } = keys;
        expect(await there()).toEqual({ stranger, "drift-swapped": swapped });
    });

    test("up puts back what is missing, replaces nothing, and leaves nothing to do", async () => {
        const before = await keypairs();
        const { output } = await project.must("up", "--yes", "--skip-preview");
        const mended = [...namesOf("same key"), ...namesOf("another key")];
        expect(output).toMatch(new RegExp(`~ ${mended.length} updated`));
        expect(output).not.toMatch(/replaced|created|deleted/);
        const after = await keypairs();
        const made = namesOf("another key");
        for (const name of Object.keys(states)) {
            const { id, outputs } = after[name]!;
            expect((await there())[id]).toBe(outputs.fingerprint);
            if (made.includes(name)) expect(outputs.privateKey).toMatch(/^-----BEGIN/);
            else expect({ [name]: keysOf(after)[name] }).toEqual({ [name]: keysOf(before)[name] });
        }
        await project.must("preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await there())).toEqual(["stranger"]);
    });

    test("they move to the plugin, are refreshed there, and come back, with every key", async () => {
        installPlugin(project);
        await project.must("up", "--yes", "--skip-preview");
        const before = keysOf(await keypairs());

        project.write(throughPlugin(program));
        const { output } = await project.must("up", "--yes", "--skip-preview");
        expect(output).toContain("+ 1 created");
        expect(output).not.toMatch(/updated|replaced/);
        expect(keysOf(await keypairs())).toEqual(before);
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await project.must("preview", "--expect-no-changes");

        project.write(program);
        await project.must("up", "--yes", "--skip-preview");
        expect(keysOf(await keypairs())).toEqual(before);
        await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        await project.must("destroy", "--yes", "--skip-preview");
        expect(Object.keys(await there())).toEqual(["stranger"]);
    });
});
