import { SiteClient, type Site } from "../gateway/testing/sites";
import { startWorld, type World } from "./gateway-and-stack";

jest.setTimeout(300_000);

const type = "pulumi-nodejs:dynamic/twcc:Instance";

/** How often each call was made, as `GET sites/N/`. */
type Calls = Readonly<Record<string, number>>;

describe("four instances that take one key pair, on the real engine", () => {
    let gateway: World["gateway"];
    let project: World["project"];
    let stop: World["stop"];
    let before: Record<string, string>;

    const calls = async (work: () => Promise<unknown>): Promise<Calls> => {
        await gateway.control("DELETE", "requests");
        await work();
        const log = (await gateway.control("GET", "requests")) as { method: string; path: string }[];
        const counted: Record<string, number> = {};
        for (const { method, path } of log) {
            const what = path.replace(/^\/api\/v\d\/(openstack-taichung-default-\d\/)?/, "").replace(/\?.*/, "");
            const call = `${method} ${what.replaceAll(/\/\d+\//g, "/N/")}`;
            counted[call] = (counted[call] ?? 0) + 1;
        }
        return counted;
    };
    const machines = async (): Promise<string[]> => {
        const reply = await new SiteClient(gateway).call("sites/?project=1010011&all_users=0");
        return (reply.json() as Site[]).map(({ id }) => String(id)).sort();
    };
    const up = () => project.must("up", "--yes", "--skip-preview");
    const quiet = () => project.must("preview", "--expect-no-changes");

    /** What the names in the program stand for. */
    const legalValues: Calls = { "GET projects/": 1, "GET solutions/": 1, "GET projects/N/solutions/N/": 1 };

    beforeAll(async () => {
        const args = ["--boot-delay", "300", "--delete-delay", "100", "--sshd", "none"];
        ({ gateway, project, stop } = await startWorld({ gateway: args }));
        project.env.TWCC_PROJECT = "ENT101001";
        project.write(`
            const version = new pulumi.Config().get("version") ?? "1";
            const key = new twcc.Keypair("web", { name: "web", keepers: { version } });
            const args = { keypair: key.name, solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super" };
            const still = new twcc.Instance("still", args);
            const keeper = new twcc.Instance("keeper", { ...args, keepers: { key: key.fingerprint } });
            const trigger = new twcc.Instance("trigger", args, { replacementTrigger: key.fingerprint });
            const option = new twcc.Instance("option", { ...args, description: key.fingerprint }, {
                replaceOnChanges: ["*"], deleteBeforeReplace: true,
            });
            module.exports = { still: still.id, keeper: keeper.id, trigger: trigger.id, option: option.id };`);
    });
    afterAll(() => stop());

    test("preview asks for the legal values, once for all of them", async () => {
        expect(await calls(() => project.must("preview"))).toEqual(legalValues);
    });

    test("up makes them by five calls each, of which two look how it is", async () => {
        expect(await calls(up)).toEqual({
            ...legalValues,
            "POST keypairs/": 1,
            // The key pair's own look after its creation, and one before each machine.
            "GET keypairs/web/": 5,
            "GET sites/": 4,
            "POST sites/": 4,
            "GET sites/N/": 4,
            "GET servers/N/": 4,
        });
        before = await project.outputs();
        expect(await machines()).toEqual(Object.values(before).sort());
    });

    test("a preview without changes asks TWCC nothing, and a refresh two things of each", async () => {
        expect(await calls(quiet)).toEqual({});
        expect(await calls(() => project.must("refresh", "--yes", "--skip-preview"))).toEqual({
            "GET keypairs/": 1,
            "GET sites/N/": 4,
            "GET servers/N/": 4,
        });
    });

    test("a rotated key rebuilds those that ask for it by a keeper or by replacementTrigger, and no other", async () => {
        await project.must("config", "set", "version", "2");
        const made = await calls(up);
        expect([made["POST sites/"], made["PATCH sites/N/"], made["DELETE sites/N/"]]).toEqual([2, 1, 2]);
        const after = await project.outputs();
        expect(after.still).toBe(before.still);
        expect([after.keeper, after.trigger]).not.toEqual([before.keeper, before.trigger]);
        expect(after.keeper).not.toBe(before.keeper);
        expect(after.trigger).not.toBe(before.trigger);
        // Pulumi never learns from a dynamic provider which property has changed, so its option does nothing.
        expect(after.option).toBe(before.option);
        expect(await machines()).toEqual(Object.values(after).sort());
        await quiet();
    });

    test("pulumi up --replace makes the new one first, and with deleteBeforeReplace last", async () => {
        const order = async (name: string) => {
            const urn = (await project.resources(type)).find((one) => one.urn.endsWith(`::${name}`))!.urn;
            await gateway.control("DELETE", "requests");
            await project.must("up", "--yes", "--skip-preview", "--replace", urn);
            const log = (await gateway.control("GET", "requests")) as { method: string }[];
            return log.map(({ method }) => method).filter((method) => method !== "GET");
        };
        expect(await order("still")).toEqual(["POST", "DELETE"]);
        expect(await order("option")).toEqual(["DELETE", "POST"]);
        expect(await machines()).toEqual(Object.values(await project.outputs()).sort());
    });

    test("destroy looks, deletes, and looks until they are gone", async () => {
        const made = await calls(() => project.must("destroy", "--yes", "--skip-preview"));
        expect(made).toEqual({
            "GET sites/N/": 8,
            "DELETE sites/N/": 4,
            "GET keypairs/": 1,
            // Whether instances still carry the key pair's name: the guard of its removal.
            "GET projects/": 1,
            "GET servers/": 1,
            "DELETE keypairs/web/": 1,
        });
        expect(await machines()).toEqual([]);
    });
});
