import { makeKey } from "../support/ssh-keygen";
import type { ProviderProcess } from "../support/provider-process";
import { startInstanceWorld, ubuntu, type InstanceWorld } from "./gateway-and-instances";
import { platform } from "./gateway-and-providers";

const other = "openstack-taichung-default-3";

let world: InstanceWorld;
let provider: ProviderProcess;

beforeAll(async () => {
    world = await startInstanceWorld();
    provider = await world.provider();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

describe("the argument platform", () => {
    test("puts a key pair on another platform than the configured one, and it is read, exchanged and deleted there", async () => {
        const { id, state } = await provider.up("far", { name: "far", platform: other });
        expect(state.platform).toBe(other);
        expect([await world.there("far", other), await world.there("far")]).toEqual([state.fingerprint, undefined]);
        expect((await provider.read(id, state)).state).toEqual(state);

        const args = { name: "far", platform: other, keepers: { a: "1" } };
        const { inputs } = await provider.check({ ...args, logicalName: "far" });
        const exchanged = await provider.update(id, state, inputs);
        expect(await world.there("far", other)).toBe(exchanged.fingerprint);
        await provider.delete(id, exchanged);
        expect(await world.there("far", other)).toBeUndefined();
    });

    test("is the configured one by default; given, it is no change, and another one replaces", async () => {
        const { id, state } = await provider.up("near", { name: "near" });
        const diffWith = async (more: object) => {
            const { inputs } = await provider.check({ name: "near", ...more, logicalName: "near" });
            return provider.diff(id, state, inputs);
        };
        expect(await diffWith({ platform })).toEqual({ changes: false, replaces: [] });
        expect(await diffWith({ platform: other })).toEqual({ changes: true, replaces: ["platform"] });
        await provider.delete(id, state);
        expect(provider.output()).toContain(
            `Key pair "near" is on the platform ${platform}, but the program now asks for ${other}: a new one is created there.`,
        );
    });

    test("lets one program have equal names on two platforms, but not on one", async () => {
        const { publicKey } = await makeKey("-t", "ed25519");
        const failures = async (logicalName: string, more: object) =>
            (await provider.check({ name: "both", publicKey, ...more, logicalName })).failures;
        expect(await failures("here", {})).toEqual([]);
        expect(await failures("there", { platform: other })).toEqual([]);
        expect(await failures("again", { platform })).toHaveLength(1);
    });

    test.each(["../v2", "", "a b"])("is refused before anything is sent where it cannot be one: %j", async (wrong) => {
        const calls = await world.calls(async () => {
            const { failures } = await provider.check({ platform: wrong, logicalName: "w" });
            expect(failures.map(({ reason }) => reason)).toEqual([
                expect.stringMatching(/^platform has to be a name like/),
            ]);
        });
        expect(calls).toEqual([]);
    });

    test("decides where an instance is looked for and made", async () => {
        const instances = await world.instances();
        const { failures } = await instances.check({ ...ubuntu, platform: "openstack-none", logicalName: "w" });
        expect(failures).toEqual([]);
        await expect(instances.up("w", { ...ubuntu, name: "far-away", platform: "openstack-none" })).rejects.toThrow(
            /no Route matched.*openstack-none/,
        );
    });
});
