import type { Context } from "../../../provider/core/resource";
import { instance } from "../../../provider/instance";
import type { InstanceInputs, InstanceState } from "../../../provider/instance/types";
import { keypair } from "../../../provider/keypair";
import { listKeypairDetails, listKeypairs } from "../../../provider/keypair/operations/look-up";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { makeKey } from "../../support/ssh-keygen";
import { project, startInstanceWorld, ubuntu, windows, type InstanceWorld } from "../gateway-and-instances";
import { platform } from "../gateway-and-providers";
import { cameThrough, failures, password, variants, withAnswer } from "./dirt";
import { noTime, record, replay, type Operation, type Played } from "./recording";

// Whatever TWCC, or a gateway before it, puts into any field of any answer: no secret and no control character of it
// reaches a state, a message or the log. The answers are the local gateway's own, with one text exchanged at a time.

let world: InstanceWorld;
let ours: string;
let theirs: string;
let ready: InstanceState & { readonly id: string };
let secretive: InstanceState & { readonly id: string };

beforeAll(async () => {
    world = await startInstanceWorld();
    [ours, theirs] = [
        (await makeKey("-t", "ed25519")).publicKey.trim(),
        (await makeKey("-t", "ed25519")).publicKey.trim(),
    ];
    const make = async (inputs: InstanceInputs) => {
        let made: { id: string; state: InstanceState } | undefined;
        await record(world.gateway.endpoint, async (context) => {
            made = await instance.create(context, inputs);
        });
        return { ...made!.state, id: made!.id };
    };
    ready = await make({ ...ubuntu, name: "carrier", project, assignFloatingIp: true });
    secretive = await make({ ...windows, name: "windows", project, password });
});
afterEach(() => world.clean());
afterAll(() => world.stop());

const keyInputs = (more: Partial<KeypairInputs> = {}): KeypairInputs => ({ name: "new", publicKey: ours, ...more });
const stateOfKey = async (name: string): Promise<KeypairState> => ({
    name,
    publicKey: ours,
    fingerprint: (await world.there(name))!,
    platform,
    owner: "1001",
    createTime: "2026-11-24T00:00:00Z",
});
const withoutUser = (played: readonly Played[]) =>
    played.map(({ call, answer }) => ({
        call,
        answer: { ...answer, body: answer.body.replaceAll('"user":', '"nobody":') },
    }));

interface Case {
    /** What has to be there before. */
    readonly given?: () => Promise<unknown>;
    readonly operation: () => Promise<Operation> | Operation;
    /** In another way than recorded. */
    readonly played?: (played: readonly Played[]) => readonly Played[];
    readonly knowsPassword?: true;
}

const putOurs = (name: string) => world.put(name, ours);
const site = { name: "web-01", project, ...ubuntu } as const;
const secretSite = { name: "web-02", project, ...windows, password } as const;
/** Where it is replayed nobody waits. */
const briefly = ({ configuration }: Context) => ({ createTimeout: configuration.timeout === noTime ? 0.005 : 60 });
/** One who is Ready at once: waiting is not what is looked at here. */
const atOnce = (played: readonly Played[]) => {
    const last = played.findLast(({ call }) => /GET .*\/sites\/\d+\/$/.test(call))!.answer;
    return played.map((one) => (/ .*\/sites\/(\d+\/)?$/.test(one.call) ? { ...one, answer: last } : one));
};

const cases: Readonly<Record<string, Case>> = {
    "a key pair is created": { operation: () => (context) => keypair.create(context, keyInputs()) },
    "a key pair is made by TWCC": {
        operation: () => (context) => keypair.create(context, { name: "made", generatedBy: "twcc" }),
    },
    "a key pair is adopted": {
        given: () => world.put("theirs", `${theirs} their comment`),
        operation: () => (context) => keypair.create(context, { name: "theirs", onConflict: "adopt" }),
    },
    "a key pair's name is taken": {
        given: () => world.put("theirs", theirs),
        operation: () => (context) => keypair.create(context, keyInputs({ name: "theirs" })),
    },
    "a key pair is looked up": {
        given: () => putOurs("known"),
        operation: () => (context) => keypair.read(context, "known", undefined),
    },
    "a key pair is refreshed": {
        given: () => putOurs("known"),
        operation: async () => {
            const state = await stateOfKey("known");
            return (context) => keypair.read(context, "known", state);
        },
    },
    "a swapped key pair is refreshed, and TWCC says nothing of users": {
        given: () => world.put("known", theirs),
        operation: async () => {
            const state = { ...(await stateOfKey("known")), fingerprint: "aa" };
            return async (context) => {
                await context.client().whoami(context);
                return keypair.read(context, "known", state);
            };
        },
        played: withoutUser,
    },
    "a key pair is exchanged": {
        given: () => putOurs("known"),
        operation: async () => {
            const state = await stateOfKey("known");
            return (context) =>
                keypair.update(context, "known", state, keyInputs({ name: "known", publicKey: theirs }));
        },
    },
    "a key pair that an instance carries is not deleted": {
        operation: async () => {
            const state: KeypairState = { ...(await stateOfKey("k1")), protectInUse: true };
            return (context) => keypair.delete(context, "k1", state);
        },
    },
    "a key pair that an instance carries is deleted": {
        given: () => putOurs("k1"),
        operation: async () => {
            const state = await stateOfKey("k1");
            return (context) => keypair.delete(context, "k1", state);
        },
    },
    "all key pairs are listed": {
        given: () => putOurs("known"),
        operation: () => async (context) => [await listKeypairs(context), await listKeypairDetails(context)],
    },
    "an instance is created": {
        given: () => putOurs("k1"),
        operation: () => (context) => instance.create(context, { ...site, ...briefly(context) }),
        played: atOnce,
    },
    "an instance is created with a password": {
        operation: () => (context) => instance.create(context, { ...secretSite, ...briefly(context) }),
        played: atOnce,
        knowsPassword: true,
    },
    "an instance ends in Error": {
        given: () => world.fates({ kind: "error", reason: "No valid host was found." }),
        operation: () => (context) => instance.create(context, { ...secretSite, name: "web-03", ...briefly(context) }),
        played: atOnce,
        knowsPassword: true,
    },
    "wrong arguments are looked at": {
        operation: () => async (context) => [
            await instance.validate!(context, undefined, { ...secretSite, image: "no", flavor: "no" }),
            await instance.validate!(context, undefined, { ...secretSite, solution: "no" }),
            await instance.validate!(context, undefined, { ...secretSite, project: "no" }),
        ],
        knowsPassword: true,
    },
    "a key pair for an instance is not there": {
        operation: () => (context) => instance.create(context, { ...site, keypair: "nobodys" }),
    },
    "an instance is refreshed": {
        operation: () => (context) => instance.read(context, secretive.id, secretive),
        knowsPassword: true,
    },
    "an instance is looked up": { operation: () => (context) => instance.read(context, ready.id, undefined) },
    "an instance is described": {
        operation: () => (context) =>
            instance.update(context, secretive.id, secretive, { ...secretSite, name: "windows", description: "new" }),
        knowsPassword: true,
    },
    "an instance is deleted": {
        operation: () => (context) => {
            const signal = AbortSignal.abort();
            return instance.delete({ ...context, signal }, secretive.id, secretive);
        },
        knowsPassword: true,
    },
};

/** What is asked in some case or other is always answered. */
const everything: Played[] = [];

test.each(Object.entries(cases))("%s", async (_what, { given, operation, played = (all) => all, knowsPassword }) => {
    await given?.();
    const work = await operation();
    const recorded = played(await record(world.gateway.endpoint, (context) => work(context).catch(() => undefined)));
    expect(recorded.length).toBeGreaterThan(0);
    everything.push(...recorded);
    const rest = everything.filter(({ call }) => !recorded.some((one) => one.call === call));
    const found: string[] = [];
    for (const [index, { call, answer }] of recorded.entries()) {
        const isPrivateKey = call.startsWith("POST") && call.endsWith("/keypairs/");
        for (const changed of [...(isPrivateKey ? [] : variants(answer)), ...failures()]) {
            const left = await replay([...withAnswer(recorded, index, changed), ...rest], work);
            found.push(...cameThrough(left, knowsPassword === true).map((what) => `${call}: ${what}`));
        }
    }
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
});
