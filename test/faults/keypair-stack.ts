import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountOf, type Account } from "../support/account";
import { keptPort } from "../support/kept-port";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { doorOfTests } from "../support/door";
import { makeProject, type Project, type Ran } from "../support/project";
import { forgetAll, learn } from "../support/secrets/watch";
import { listKeys, makeKey, derivePublicKey } from "../support/ssh-keygen";
import { PLATFORM } from "../gateway/testing/client";
import { ill } from "./with-settings";
import { cells, program } from "./operations";
import { up, type Up } from "./up";

/**
 * Seconds of `twcc:timeout` while TWCC is ill: short, so that lasting faults end soon, and long enough for forty
 * operations, eight at once, on a busy machine.
 */
export const timeout = 30;

/** A stack whose key pairs stand where the faulty run will find them. */
export interface FaultWorld {
    /** The gateway's control interface (docs/contributing/gateway.md). */
    readonly control: GatewayProcess["control"];
    readonly alice: Account;
    readonly project: Project;
    /** Kills the gateway, as a power cut would. */
    readonly crashGateway: () => Promise<void>;
    /** Starts it again at the same address, with all that it had answered for. */
    readonly restartGateway: () => Promise<void>;
    /** Writes the program of the faulty run. */
    readonly change: (when?: "after" | "deletes") => void;
    /** `pulumi up` of everything at once, going on after errors. */
    readonly up: () => Promise<Up>;
    /** The same while TWCC is ill; `env` holds for this run only. */
    readonly strike: (env?: NodeJS.ProcessEnv) => Promise<Up>;
    /** `pulumi refresh` while TWCC is ill. */
    readonly refresh: (env?: NodeJS.ProcessEnv) => Promise<Ran>;
    /** Every private key in state belongs to the public key at TWCC, and nothing that is declared is missing there. */
    readonly expectWhole: () => Promise<void>;
    /** Destroys, and looks that exactly the keys of others are left. */
    readonly expectCleanEnd: () => Promise<void>;
    readonly stop: () => Promise<void>;
}

/** Keys of others: never in the program, so never to be touched. */
const strangers = ["stranger", "client", "read-1-copy"];

export async function startFaultWorld(): Promise<FaultWorld> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-faults-"));
    const dataFile = path.join(folder, "gateway.json");
    // TWCC makes a key in a moment; a small machine that makes dozens at once would look like another fault.
    const args = ["--spare-keys", "24", "--port", String(await keptPort())];
    let gateway = await spawnGateway({ dataFile, args });
    const alice = accountOf(gateway, "alice");
    const project = await makeProject({
        // --event-log belongs to the CLI's debugging options.
        env: { ...alice.env, PULUMI_DEBUG_COMMANDS: "true" },
        door: doorOfTests,
    });
    for (const name of strangers) await alice.make(name);
    const others = await alice.keys();
    const people = await recipients();
    const given = { ...(await makeKey("-t", "ed25519")), ...people.recipients };
    const world: FaultWorld = {
        control: (...call) => gateway.control(...call),
        alice,
        project,
        crashGateway: () => gateway.kill(),
        restartGateway: async () => {
            gateway = await spawnGateway({ dataFile, args });
        },
        change: (when = "after") => {
            project.write(program(when, given));
        },
        up: () => up(project, folder),
        strike: (env = {}) => ill(project, timeout, env, () => up(project, folder)),
        // With the program, and so today's configuration (docs/contributing/pulumi-engine.md#configuration).
        refresh: (env = {}) =>
            ill(project, timeout, env, () =>
                project.pulumi("refresh", "--yes", "--skip-preview", "--run-program", "--parallel", "64"),
            ),
        expectWhole: async () => {
            const there = await alice.keys();
            const resources = await project.secretResources();
            const found: Record<string, string | undefined> = {};
            const expected: Record<string, string | undefined> = {};
            for (const { id, outputs } of resources) {
                expected[id] = `MD5:${there[id] ?? "missing"}`;
                const privateKey = await people.privateKeyIn(outputs);
                const publicKey =
                    privateKey === undefined ? (outputs.publicKey as string) : await derivePublicKey(privateKey);
                found[id] = (await listKeys(publicKey, "md5"))[0]?.fingerprint;
            }
            expect(found).toEqual(expected);
            expect(Object.keys(there).sort()).toEqual([...Object.keys(found), ...strangers].sort());
        },
        expectCleanEnd: async () => {
            await project.must("destroy", "--yes", "--skip-preview");
            expect(await alice.keys()).toEqual(others);
        },
        stop: async () => {
            await gateway.stop();
            project.remove();
            forgetAll();
            rmSync(folder, { recursive: true, force: true });
        },
    };
    project.write(program("before", given));
    await project.must("up", "--yes", "--skip-preview", "--parallel", "64");
    await drift(world);
    return world;
}

/** Two people for whom keys are encrypted, and how they get at a key. That age itself does is tested elsewhere. */
async function recipients() {
    const { armor, Decrypter, generateX25519Identity, identityToRecipient } = await import("age-encryption");
    const identities = [await generateX25519Identity(), await generateX25519Identity()] as const;
    const [alice, bob] = await Promise.all(identities.map((one) => identityToRecipient(one)));
    const decrypter = new Decrypter();
    identities.forEach((one) => {
        learn(one, "an age identity");
        decrypter.addIdentity(one);
    });
    return {
        recipients: { alice: alice!, bob: bob! },
        privateKeyIn: async ({ privateKey, encryptedPrivateKey }: Readonly<Record<string, unknown>>) =>
            encryptedPrivateKey === undefined
                ? (privateKey as string | undefined)
                : decrypter.decrypt(armor.decode(encryptedPrivateKey as string), "text"),
    };
}

/** Removes and swaps keys behind our back, and has a refresh record it. */
async function drift({ control, project, alice }: FaultWorld): Promise<void> {
    for (const { operation, key } of cells) {
        if (operation.drift === "missing") await alice.remove(key);
        if (operation.drift === "swapped") {
            const { publicKey } = await makeKey("-t", "ed25519");
            await control("PUT", `store/alice/${PLATFORM}/keypairs/${key}`, { public_key: publicKey.trim() });
        }
    }
    await project.must("refresh", "--yes", "--skip-preview");
}
