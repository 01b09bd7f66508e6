import { instanceStub } from "../../sdk/stub";
import { earlierStub } from "../support/earlier-stub";
import { startInstanceWorld, ubuntu, project, type InstanceWorld } from "./gateway-and-instances";

// What is said of a process holds for all kinds of resources in it together, and for each text of a stub.

let world: InstanceWorld;

beforeAll(async () => {
    world = await startInstanceWorld();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

const ofInstances = { __provider: instanceStub };

interface Logged {
    readonly path: string;
    readonly time: string;
    readonly milliseconds: number;
}

const log = async () => (await world.gateway.control("GET", "requests")) as Logged[];

test("twcc:parallelism counts the calls of key pairs and instances together", async () => {
    const provider = await world.provider({ "twcc:project": project, "twcc:parallelism": "1" });
    const { inputs } = await provider.check({ ...ubuntu, ...ofInstances, logicalName: "web" });
    await world.faults({ match: {}, times: "always", fault: { kind: "delay", ms: 150 } });
    await world.gateway.control("DELETE", "requests");
    await Promise.all([
        provider.create({ ...inputs, ...ofInstances }),
        provider.create({ name: "one" }),
        provider.create({ name: "two", __provider: earlierStub }),
    ]);
    const ends = (await log()).map(({ time, milliseconds }) => [Date.parse(time), Date.parse(time) + milliseconds]);
    ends.sort(([a], [b]) => a! - b!);
    expect(ends.length).toBeGreaterThan(8);
    // A time is rounded to its millisecond.
    const atOnce = ends.filter(([start], index) => index > 0 && start! < ends[index - 1]![1]! - 2);
    expect(atOnce).toEqual([]);
});

test("a warning is told once for all kinds", async () => {
    const provider = await world.provider({ "twcc:project": project });
    const key = await provider.create({ name: "unsaid" });
    const site = await world.alice.create("unsaid-01");
    await world.alice.until(site.id, "Ready");
    const instance = await provider.read(String(site.id), ofInstances);
    await world.remove("unsaid");
    await world.gateway.control("DELETE", `sites/${site.id}`);
    await world.faults({ match: { path: "/users/" }, times: "always", fault: { kind: "status", status: 403 } });
    await provider.read(instance.id, { ...instance.state, ...ofInstances });
    await provider.read(key.id, key.state);
    await provider.read(key.id, { ...key.state, __provider: earlierStub });
    expect(provider.output().match(/TWCC does not say whose API key this is/g)).toHaveLength(1);
});

test("whose API key it is is asked once for all kinds", async () => {
    const provider = await world.provider({ "twcc:project": project });
    const key = await provider.create({ name: "gone" });
    const site = await world.alice.create("gone-01");
    await world.alice.until(site.id, "Ready");
    const instance = await provider.read(String(site.id), ofInstances);
    expect(instance.state.owner).toBe("1001");
    await world.remove("gone");
    await world.gateway.control("DELETE", `sites/${site.id}`);
    await world.gateway.control("DELETE", "requests");
    const [read] = await Promise.all([
        provider.read(instance.id, { ...instance.state, ...ofInstances }),
        provider.read(key.id, key.state),
        provider.read(key.id, { ...key.state, __provider: earlierStub }),
    ]);
    expect(read.id).toBe("");
    expect((await log()).filter(({ path }) => path.includes("/users/"))).toHaveLength(1);
});
