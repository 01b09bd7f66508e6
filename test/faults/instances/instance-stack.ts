import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf, type Account } from "../../support/account";
import { keptPort } from "../../support/kept-port";
import { spawnGateway } from "../../support/gateway-process";
import { doorOfTests } from "../../support/door";
import { makeProject } from "../../support/project";
import type { Resource } from "../../support/stack-state";
import { learn } from "../../support/secrets/watch";
import { makeKey } from "../../support/ssh-keygen";
import { keyOf, PLATFORM } from "../../gateway/testing/client";
import { SiteClient, type Site } from "../../gateway/testing/sites";
import { ill } from "../with-settings";
import type { StageWorld } from "../matrix-row";
import { up, type Up } from "../up";
import { cells, idOfProject, password, program, projects, type Cell } from "./operations";

/** Seconds of `twcc:timeout` while TWCC is ill: after a 429, room for a look and a second POST. */
export const timeout = 20;

export const type = "pulumi-nodejs:dynamic/twcc:Instance";

/** A stack whose instances stand where the faulty run will find them. */
export interface InstanceFaultWorld extends Omit<StageWorld<Cell>, "recover" | "change"> {
    readonly alice: Account;
    /** @param changed - other arguments of single instances, by name. */
    readonly change: (when?: "after" | "deletes", changed?: Readonly<Record<string, string>>) => void;
    readonly up: () => Promise<Up>;
    /** The instances in the stack's state, those that wait for their deletion included. */
    readonly known: () => Promise<Resource[]>;
    /** Alice's instances in a cell's project but for the strangers, as TWCC shows them, without those that are going. */
    readonly there: (project: string) => Promise<Site[]>;
    /** Those of each cell that the state does not know: nobody would ever remove them. */
    readonly orphans: () => Promise<Map<Cell, Site[]>>;
    /** What `twccli rm vcs -s ID` does. */
    readonly remove: (site: Site) => Promise<void>;
}

export async function startInstanceFaultWorld(): Promise<InstanceFaultWorld> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-instance-faults-"));
    const [dataFile, accounts] = [path.join(folder, "gateway.json"), path.join(folder, "accounts.json")];
    const account = { id: 1001, username: "alice", apiKey: "demo-alice-4000-8000-000000001001", projects };
    writeFileSync(accounts, JSON.stringify([account]));
    const delays = ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"];
    const args = ["--accounts", accounts, "--port", String(await keptPort()), ...delays];
    let gateway = await spawnGateway({ dataFile, args });
    const alice = accountOf(gateway, "alice");
    const target = { endpoint: gateway.endpoint, accounts: [{ ...account, apiKey: keyOf(gateway, "alice") }] };
    const sites = new SiteClient(target);
    learn(password, "the password");
    const project = await makeProject({ env: { ...alice.env, PULUMI_DEBUG_COMMANDS: "true" }, door: doorOfTests });
    // Imported: the search for leaks would otherwise look for each of so many private keys that TWCC makes.
    const { publicKey } = await makeKey("-t", "ed25519");
    for (const name of ["k1", ...cells.map(({ keypair }) => keypair)]) {
        await gateway.control("PUT", `store/alice/${PLATFORM}/keypairs/${name}`, { public_key: publicKey.trim() });
    }
    const keys = await alice.keys();

    const all = async (code: string): Promise<Site[]> => {
        const reply = await sites.call(`sites/?project=${idOfProject(code)}&all_users=1`);
        return (reply.json() as Site[]).filter(({ status }) => status !== "Deleting");
    };
    // Others of the very names: TWCC takes any number, so nothing of them may ever be touched.
    for (const { operation, key, project: code } of cells) {
        if (!operation.calls.includes("POST")) continue;
        const body = { name: key, project: idOfProject(code), solution: 101 };
        await sites.post(body, { image: "Ubuntu 22.04", flavor: "v.super", keypair: "k1" });
    }
    const strangers = (await Promise.all(projects.map(all))).flat().map(({ id }) => id);
    const known = () => project.secretResources(type);
    const there = async (code: string) => (await all(code)).filter(({ id }) => !strangers.includes(id));
    const world: InstanceFaultWorld = {
        control: (...call) => gateway.control(...call),
        alice,
        project,
        known,
        there,
        orphans: async () => {
            const ids = (await known()).map(({ id }) => id);
            const found = cells.map(async (cell) => {
                const unknown = (await there(cell.project)).filter(({ id }) => !ids.includes(String(id)));
                return [cell, unknown] as const;
            });
            return new Map((await Promise.all(found)).filter(([, unknown]) => unknown.length > 0));
        },
        remove: async ({ id }) => {
            await sites.delete(id);
        },
        crashGateway: () => gateway.kill(),
        restartGateway: async () => {
            gateway = await spawnGateway({ dataFile, args });
        },
        change: (when = "after", changed = {}) => {
            project.write(program(when, changed));
        },
        up: () => up(project, folder),
        strike: (env = {}) => ill(project, timeout, env, () => up(project, folder)),
        refresh: (env = {}) =>
            ill(project, timeout, env, () =>
                project.pulumi("refresh", "--yes", "--skip-preview", "--run-program", "--parallel", "64"),
            ),
        expectWhole: async () => {
            const resources = await known();
            const found: Record<string, unknown> = {};
            const expected: Record<string, unknown> = {};
            for (const { id, outputs } of resources) {
                const name = outputs.name as string;
                const { project: code } = outputs as { project: string };
                found[name] = (await there(code)).map((site) => [String(site.id), site.status]);
                expected[name] = [[id, "Ready"]];
                expect({ name, status: outputs.status, unfinished: outputs.unfinished }).toEqual({
                    name,
                    status: "Ready",
                    unfinished: undefined,
                });
            }
            expect(found).toEqual(expected);
        },
        expectCleanEnd: async () => {
            await project.must("destroy", "--yes", "--skip-preview");
            const left = (await Promise.all(projects.map(all))).flat().map(({ id }) => id);
            expect(left).toEqual(strangers);
            expect(await alice.keys()).toEqual(keys);
        },
        stop: async () => {
            await gateway.stop();
            project.remove();
            rmSync(folder, { recursive: true, force: true });
        },
    };
    project.write(program("before"));
    await project.must("up", "--yes", "--skip-preview", "--parallel", "64");
    return world;
}
