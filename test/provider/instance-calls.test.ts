import { failureOf, type ProviderProcess } from "../support/provider-process";
import { startInstanceWorld, ubuntu, type InstanceWorld } from "./gateway-and-instances";

// The numbers that docs/resources/instance.md tells.

let world: InstanceWorld;
let provider: ProviderProcess;

beforeAll(async () => {
    world = await startInstanceWorld();
    provider = await world.instances();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

/** What the work sent, in its order. */
async function calls(work: () => Promise<unknown>): Promise<string[]> {
    await world.gateway.control("DELETE", "requests");
    await work();
    const log = (await world.gateway.control("GET", "requests")) as { method: string; path: string }[];
    return log.map(({ method, path }) => {
        const what = path.replace(/^\/api\/v\d\/(openstack-taichung-default-\d\/)?/, "").replace(/\?.*/, "");
        return `${method} ${what.replaceAll(/\/\d+\//g, "/N/")}`;
    });
}

const legalValues = ["GET projects/", "GET solutions/", "GET projects/N/solutions/N/"];
const creation = ["GET keypairs/k1/", "GET sites/", "POST sites/", "GET sites/N/", "GET servers/N/"];

test("the first creation of a process takes eight calls, each later one five", async () => {
    const fresh = await world.instances();
    expect(await calls(() => fresh.up("first", ubuntu))).toEqual([...legalValues, ...creation]);
    expect(await calls(() => fresh.up("next", ubuntu))).toEqual(creation);
});

test("a project given by its id is looked up in the whole list, once", async () => {
    const fresh = await world.instances();
    expect(await calls(() => fresh.check({ ...ubuntu, project: 1010011, logicalName: "w" }))).toEqual(legalValues);
    expect(await calls(() => fresh.check({ ...ubuntu, project: 1010011, logicalName: "w" }))).toEqual([]);
});

test("check and diff of what is there send nothing", async () => {
    const { id, state, inputs } = await provider.up("web", ubuntu);
    const sent = await calls(async () => {
        const again = await provider.check({ ...ubuntu, logicalName: "web" }, inputs);
        await provider.diff(id, state, again.inputs);
    });
    expect(sent).toEqual([]);
});

test("a look at one takes two calls; at one that is gone, two, the second for whose API key it is", async () => {
    const { id, state } = await provider.up("web", ubuntu);
    expect(await calls(() => provider.read(id, state))).toEqual(["GET sites/N/", "GET servers/N/"]);
    await world.gateway.control("DELETE", `sites/${id}`);
    const fresh = await world.instances();
    expect(await calls(() => fresh.read(id, state))).toEqual(["GET sites/N/", "GET sites/N/", "GET users/"]);
});

test("another description takes three, none of which stops or restarts the machine", async () => {
    const { id, state, inputs } = await provider.up("web", ubuntu);
    const sent = await calls(() => provider.update(id, state, { ...inputs, description: "new" }));
    expect(sent).toEqual(["GET sites/N/", "PATCH sites/N/", "GET servers/N/"]);
});

test("a deletion looks, deletes once, and looks until it is gone", async () => {
    const { id, state } = await provider.up("web", ubuntu);
    const sent = await calls(() => provider.delete(id, state));
    expect(sent).toEqual(["GET sites/N/", "DELETE sites/N/", "GET sites/N/"]);
});

test("one under termination protection is looked at, and no deletion is sent", async () => {
    const { id, state } = await provider.up("web", ubuntu);
    await world.alice.patch(Number(id), { termination_protection: true });
    expect(await calls(() => failureOf(provider.delete(id, state)))).toEqual(["GET sites/N/"]);
});
