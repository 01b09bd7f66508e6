import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PLATFORM } from "../gateway/testing/client";
import { control, SiteClient, type Site } from "../gateway/testing/sites";
import { accountOf } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, type Project } from "../support/project";
import { instancesAndFiles, mergeStates, readRecordedStates, recordedReleases } from "../support/recorded-states";

jest.setTimeout(240_000);

const [instanceType, fileType] = ["pulumi-nodejs:dynamic/twcc:Instance", "pulumi-nodejs:dynamic/twcc:PrivateKeyFile"];

describe.each(recordedReleases())(
    "the instances and private key files that %s wrote, under today's code",
    (release) => {
        const { passphrase, states } = readRecordedStates(release, instancesAndFiles);
        const all = Object.values(states);
        let gateway: GatewayProcess;
        let project: Project;
        let folder: string;

        /** TWCC, the disk and the stack as they were, and a stranger's machine. */
        beforeEach(async () => {
            folder = mkdtempSync(path.join(tmpdir(), "twcc-upgrade-"));
            const dataFile = path.join(folder, "gateway.json");
            const sites = all.flatMap((one) => one.sites ?? []);
            const stranger = { ...sites[0]!, id: Math.max(...sites.map(({ id }) => id)) + 1 };
            writeFileSync(dataFile, JSON.stringify({ version: 1, tables: { sites: [...sites, stranger] } }));
            gateway = await spawnGateway({ dataFile, args: ["--delete-delay", "100", "--sshd", "none"] });
            for (const [name, publicKey] of all.flatMap(({ there }) => Object.entries(there))) {
                await gateway.control("PUT", `store/alice/${PLATFORM}/keypairs/${name}`, { public_key: publicKey });
            }
            const { env } = accountOf(gateway, "alice");
            project = await makeProject({ env: { ...env, PULUMI_CONFIG_PASSPHRASE: passphrase } });
            for (const [name, value] of Object.entries(all[0]!.config))
                await project.must("config", "set", name, value);
            project.write(all.map(({ program }) => program).join("\n"));
            await project.load(mergeStates(all));
            const keys = await privateKeys();
            project.env.OWN_PRIVATE_KEY = keys["file-written"];
            mkdirSync(path.join(project.folder, "keys"));
            for (const [file, content] of filesThen()) {
                project.holdsSecrets(file);
                if (content === "nothing") continue;
                const key = keys[path.parse(file).name]!;
                writeFileSync(at(file), content === "the key" ? key : "somebody's", { mode: 0o600 });
            }
        });
        afterEach(async () => {
            project.remove();
            await gateway.stop();
            rmSync(folder, { recursive: true, force: true });
        });

        const at = (file: string) => path.join(project.folder, file);
        const filesThen = () => all.flatMap(({ files = {} }) => Object.entries(files));
        /** The arguments of the private key files, by logical name. */
        const privateKeys = async (): Promise<Record<string, string>> => {
            const files = await project.secretResources(fileType);
            return Object.fromEntries(files.map(({ urn, inputs }) => [nameOf(urn), inputs.privateKey as string]));
        };
        const idsOf = async (type: string) =>
            Object.fromEntries((await project.resources(type)).map(({ urn, id }) => [nameOf(urn), id]));
        const sitesThere = async () => {
            const reply = await new SiteClient(gateway).call("sites/?project=1010011&all_users=1");
            return (reply.json() as Site[]).map(({ id }) => String(id));
        };
        const contents = () =>
            filesThen().map(([file]) => (existsSync(at(file)) ? readFileSync(at(file), "utf8") : ""));
        const toUpdate = Object.keys(states).filter((name) => states[name]!.next === "update");

        test("a preview updates what is not in order and nothing else; refresh keeps everything; destroy removes ours", async () => {
            const before = [await idsOf(instanceType), await idsOf(fileType), contents()];
            const { stdout } = await project.must("preview", "--json");
            const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
            const changes = steps.filter(({ op }) => op !== "same").map(({ op, urn }) => `${op} ${nameOf(urn)}`);
            expect(changes.sort()).toEqual(toUpdate.map((name) => `update ${name}`).sort());

            await project.must("refresh", "--yes", "--skip-preview");
            expect([await idsOf(instanceType), await idsOf(fileType), contents()]).toEqual(before);
            const status = Object.fromEntries(
                (await project.resources(instanceType)).map(({ urn, outputs }) => [nameOf(urn), outputs.status]),
            );
            expect(status).toMatchObject({ "vm-keypair": "Ready", "vm-error": "Error", "vm-unfinished": "Starting" });

            const stranger = (await sitesThere()).at(-1);
            const { output } = await project.must("destroy", "--yes", "--skip-preview");
            expect(await project.resources(instanceType)).toEqual([]);
            expect(await sitesThere()).toEqual([stranger]);
            // Neither what was changed nor what was there before is ours to remove.
            expect(output.match(/was left alone/g)!.length).toBeGreaterThanOrEqual(2);
            const left = filesThen().flatMap(([file]) => (existsSync(at(file)) ? [path.parse(file).name] : []));
            expect(left.sort()).toEqual(["file-adopted", "file-changed"]);
        });

        test("up finishes what was not finished, replaces nothing, and leaves nothing to do", async () => {
            const ids = await idsOf(instanceType);
            for (const name of ["vm-error", "vm-unfinished"]) {
                await control(gateway, "PATCH", `sites/${ids[name]}`, { fate: { kind: "ready" } });
            }
            rmSync(at("keys/file-changed.pem"));
            const { output } = await project.must("up", "--yes", "--skip-preview");
            expect(output).toMatch(new RegExp(`~ ${toUpdate.length} updated`));
            expect(output).not.toMatch(/replaced|created|deleted/);
            expect(await idsOf(instanceType)).toEqual(ids);
            const keys = await privateKeys();
            for (const [file] of filesThen()) {
                // Not toBe: a failure would print the key.
                expect({ file, holds: readFileSync(at(file), "utf8") === keys[path.parse(file).name] }).toEqual({
                    file,
                    holds: true,
                });
            }
            await project.must("preview", "--expect-no-changes");
            await project.must("destroy", "--yes", "--skip-preview");
            expect(await sitesThere()).toHaveLength(1);
        });
    },
);

function nameOf(urn: string): string {
    return urn.split("::").at(-1)!;
}
