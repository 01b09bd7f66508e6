import { failureOf, type ProviderProcess } from "../support/provider-process";
import { startInstanceWorld, ubuntu, windows, type InstanceWorld } from "./gateway-and-instances";
import { fieldsOf } from "./gateway-and-providers";

let world: InstanceWorld;
let provider: ProviderProcess;
let nextName = 0;
const name = () => `create-${++nextName}`;

beforeAll(async () => {
    world = await startInstanceWorld();
    provider = await world.instances();
});
afterEach(() => world.clean());
afterAll(() => world.stop());

describe("create", () => {
    test("waits until it is Ready, knows all about it, tells how it goes, and leaves nothing to do", async () => {
        const args = { ...ubuntu, assignFloatingIp: true, description: "a web server", keepers: { a: "1" } };
        const { id, state, inputs } = await provider.up("web", args);
        expect(fieldsOf(state)).toEqual({
            ...ubuntu,
            name: expect.stringMatching(/^web-[0-9a-f]{7}$/) as string,
            autoNamed: true,
            project: "ENT101001",
            projectId: 1010011,
            solutionId: 101,
            status: "Ready",
            hostname: `${state.name as string}-${id}`,
            publicIp: "127.0.0.1",
            privateIps: [expect.stringMatching(/^192\.168\./)],
            serverIds: [Number(id) + 1_000_000],
            createTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
            owner: "1001",
            platform: "openstack-taichung-default-2",
            assignFloatingIp: true,
            description: "a web server",
            keepers: { a: "1" },
        });
        expect(provider.output()).toMatch(/Instance "web-\w+": Initializing \(0 s\)/);
        expect(provider.output()).toMatch(/Instance "web-\w+": Ready \(\d s\)/);

        const again = await provider.check({ ...args, logicalName: "web" }, inputs);
        expect(again).toEqual({ inputs, failures: [] });
        expect(await provider.diff(id, state, again.inputs)).toEqual({ changes: false, replaces: [] });
        expect((await provider.read(id, state)).state).toEqual(state);
    });

    test("takes every argument in TWCC's terms", async () => {
        const { id } = await provider.up("all", {
            ...ubuntu,
            name: name(),
            project: 1010011,
            solution: 101,
            image: "(public)Ubuntu 20.04",
            network: "backend_network",
            systemVolumeType: "block_storage-hdd",
            systemVolumeSize: 100,
            dataVolumeType: "ssd",
            dataVolumeSize: 20,
            securityGroups: ["web", "default"],
        });
        const site = await world.site(id);
        const server = await world.alice.call(`servers/${site!.servers[0]!.id}/`);
        expect(server.json()).toMatchObject({
            image: "Ubuntu 20.04",
            security_groups: ["default", "web"],
            private_nets: [{ name: "backend_network" }],
            public_nets: [],
        });
    });

    test("Windows takes a password, which is never told", async () => {
        const password = "correct Horse 7 battery";
        const given = name();
        const refused = { kind: "status", status: 400, body: { detail: `password is weak: ${password}` } };
        await world.faults({ match: { method: "POST", name: `^${given}$` }, fault: refused });
        const { message } = await failureOf(provider.up("w", { ...windows, name: given, password }));
        expect(message).toContain("password is weak: [secret]");
        const { state } = await provider.up("w", { ...windows, name: given, password });
        expect(state).toMatchObject({ status: "Ready", password });
        expect(state.keypair).toBeUndefined();
        expect(provider.output()).not.toContain(password);
    });

    test("comes with few calls, and fewer for the next one", async () => {
        const fresh = await world.instances();
        const look = ["GET", "GET", "GET"]; // project, solutions, what the solution takes
        const make = ["GET", "GET", "POST", "GET", "GET"]; // key pair, namesakes, the instance, its status, its server
        expect(await world.calls(() => fresh.up("a", ubuntu))).toEqual([...look, ...make]);
        expect(await world.calls(() => fresh.up("b", ubuntu))).toEqual(make);
    });

    test("asks less than once in two seconds while it waits", async () => {
        await world.fates({ kind: "stuck" });
        const { inputs } = await provider.check({ ...ubuntu, createTimeout: 5, logicalName: "slow" });
        const calls = await world.calls(() => failureOf(provider.create(inputs)));
        // Key pair, namesakes, the instance; then after 2, 4 and, at the end, 5 seconds.
        expect(calls.slice(0, 3)).toEqual(["GET", "GET", "POST"]);
        const looks = calls.slice(3);
        expect(new Set(looks)).toEqual(new Set(["GET"]));
        // On a busy machine one of them comes so late that it is the last.
        expect(looks.length).toBeLessThanOrEqual(3);
    });
});

describe("wrong arguments", () => {
    test.each([
        ["project", { project: "ENT999999" }, /^project is not one of yours .*"ENT101001 \(1010011\)"/],
        ["project by its id", { project: 1010021 }, /^project is not one of yours .*"ENT101001 \(1010011\)"/],
        ["solution", { solution: "Plan 9" }, /^solution is not available: .*"Ubuntu", "CentOS", "Debian", "Windows"/],
        ["image", { image: "Ubuntu 4.10" }, /^image is not available .*"Ubuntu 24.04", "Ubuntu 22.04", "Ubuntu 20.04"/],
        ["flavor", { flavor: "v.mini" }, /^flavor is not available .*"02_vCPU_016GB_MEM_100GB_HDD"/],
        ["network", { network: "dmz" }, /^network is not available .*"default_network", "backend_network"/],
        ["security group", { securityGroups: ["web", "nobody"] }, /^securityGroups is not .*"default", "web"/],
        ["zone", { availabilityZone: "mars" }, /^availabilityZone is not available .*"nova"/],
        ["credential", { keypair: undefined, password: "p" }, /^password cannot be used: .* needs a keypair/],
    ])("%s: known at preview, with the legal values, and at create", async (_what, change, sentence) => {
        const args = JSON.parse(JSON.stringify({ ...ubuntu, name: name(), ...change })) as Record<string, unknown>;
        const checked = await provider.check({ ...args, logicalName: "w" });
        expect(checked.failures).toEqual([{ property: "", reason: expect.stringMatching(sentence) as string }]);
        const { message, partial } = await failureOf(provider.create(checked.inputs));
        expect(partial).toBeUndefined();
        expect(message).toContain(checked.failures[0]!.reason);
        expect(await world.named(args.name as string)).toEqual([]);
    });

    test("a project without solutions is told in words", async () => {
        await world.faults({ match: { path: "/solutions/" }, fault: { kind: "body", body: "[]" } });
        const fresh = await world.instances();
        const { failures } = await fresh.check({ ...ubuntu, logicalName: "w" });
        expect(failures.map(({ reason }) => reason)).toEqual([
            "solution is not available: TWCC offers none in this project.",
        ]);
    });

    test("are left to create where TWCC does not answer at preview", async () => {
        await world.faults({ match: { path: "projects" }, times: "always", fault: { kind: "hang" } });
        const fresh = await world.instances();
        const start = performance.now();
        const { failures } = await fresh.check({ ...ubuntu, image: "none", logicalName: "w" });
        expect(failures).toEqual([]);
        expect(performance.now() - start).toBeLessThan(30_000);
    });

    test("what is no longer on offer is no failure of an instance that is there", async () => {
        const { inputs } = await provider.up("old", { ...ubuntu, name: name() });
        const old = { ...inputs, image: "Ubuntu 18.04" };
        const { autoNamed: _autoNamed, ...args } = old as Record<string, unknown>;
        expect((await provider.check({ ...args, logicalName: "old" }, old)).failures).toEqual([]);
        expect((await provider.check({ ...args, logicalName: "old" }, inputs)).failures).toHaveLength(1);
    });

    test("a key pair that is not there is named at once, with those that are", async () => {
        const given = name();
        const { message } = await failureOf(provider.up("w", { ...ubuntu, name: given, keypair: "nokey" }));
        expect(message).toMatch(/There is no key pair "nokey" .*there are "k1"/);
        expect(await world.named(given)).toEqual([]);
    });

    test("without a project the message says where one is looked for", async () => {
        const bare = await world.instances({ "twcc:project": "" });
        const { failures } = await bare.check({ ...ubuntu, logicalName: "w" });
        expect(failures.map(({ reason }) => reason)).toEqual([
            expect.stringMatching(/^project is missing: .*twcc:project/),
        ]);
    });
});

describe("an instance that does not get Ready", () => {
    test("in Error: kept with TWCC's reason, told again by update, and deleted by delete", async () => {
        await world.fates({ kind: "error", reason: "No valid host was found." });
        const { inputs } = await provider.check({ ...ubuntu, name: name(), logicalName: "w" });
        const { partial } = await failureOf(provider.create(inputs));
        expect(partial!.reasons[0]).toMatch(/is in Error at TWCC: No valid host was found\..*--replace.*keepers/);
        const { id, properties } = partial!;
        expect(properties).toMatchObject({
            status: "Error",
            statusReason: "No valid host was found.",
            unfinished: true,
        });
        expect((await provider.diff(id, properties, inputs)).replaces).toEqual([]);

        const again = await failureOf(provider.update(id, properties, inputs));
        expect(again.partial).toMatchObject({ id, properties: { status: "Error" } });
        expect((await provider.diff(id, properties, { ...inputs, keepers: { a: "1" } })).replaces).toEqual(["keepers"]);
        await provider.delete(id, properties);
        expect(await world.site(id)).toBeUndefined();
    });

    test("stuck: kept when the time is up, and the next update waits on", async () => {
        await world.fates({ kind: "stuck" });
        const { inputs } = await provider.check({ ...ubuntu, name: name(), createTimeout: 1, logicalName: "w" });
        const { partial } = await failureOf(provider.create(inputs));
        const { id, properties } = partial!;
        expect(partial!.reasons[0]).toMatch(/was not Ready after 1 seconds \(createTimeout\): TWCC reports Starting/);
        // A refresh keeps in mind that it is not finished.
        const { state } = await provider.read(id, properties);
        expect(state).toMatchObject({ status: "Starting", unfinished: true });
        expect(await provider.diff(id, state, inputs)).toEqual({ changes: true, replaces: [] });
        await world.change(id, { fate: { kind: "ready" } });
        const updated = await provider.update(id, state, inputs);
        expect(updated).toMatchObject({ status: "Ready", privateIps: [expect.any(String)] });
        expect(updated.unfinished).toBeUndefined();
        expect(await provider.diff(id, updated, inputs)).toEqual({ changes: false, replaces: [] });
    });

    test("vanished: kept, since it may only show late, until a refresh finds it gone", async () => {
        await world.fates({ kind: "vanish" });
        const given = name();
        const { message, partial } = await failureOf(provider.up("w", { ...ubuntu, name: given }));
        expect(message).toMatch(/is gone at TWCC.*`pulumi refresh`, then `pulumi up`/);
        expect(partial!.properties).toMatchObject({ name: given, unfinished: true });
        expect((await provider.read(partial!.id, partial!.properties)).id).toBe("");
    });

    test("out of sight: kept, and the next update finds it", async () => {
        const hasty = await world.instances({ "twcc:timeout": "5" });
        const { inputs } = await hasty.check({ ...ubuntu, name: name(), logicalName: "w" });
        await world.faults({
            match: { method: "GET", path: "/sites/\\d+/$" },
            times: "always",
            fault: { kind: "status", status: 503 },
        });
        const { partial } = await failureOf(hasty.create(inputs));
        await world.clean();
        expect(partial!.reasons[0]).toMatch(/was created, but TWCC does not report its status/);
        expect(await provider.update(partial!.id, partial!.properties, inputs)).toMatchObject({ status: "Ready" });
    });
});

test("nothing is made where TWCC shows only a part of the instances", async () => {
    const given = name();
    const fault = { kind: "body", body: "[]", headers: { "x-total-count": "9" } };
    await world.faults({ match: { method: "GET", path: "/sites/$" }, times: "always", fault });
    const { message } = await failureOf(provider.up("w", { ...ubuntu, name: given }));
    expect(message).toMatch(/^Cannot create the instance .* its list of sites is incomplete: it shows 0 of 9\./);
    await world.clean();
    expect(await world.named(given)).toEqual([]);
});

describe("a lost answer to its creation", () => {
    const post = (given: string) => ({ method: "POST", name: `^${given}$` });

    test.each([
        ["cut after it was done", { kind: "cut-after" }],
        ["500, though done", { kind: "status", status: 500, acted: true }],
        ["an answer that is no site", { kind: "body", body: "<html>" }],
    ])("is found again, and not made twice, beside an older one of the same name: %s", async (_what, fault) => {
        const given = name();
        const older = await world.alice.create(given);
        await world.faults({ match: post(given), fault });
        const { id } = await provider.up("w", { ...ubuntu, name: given });
        // It may be one that a killed Pulumi left, so it is told of.
        expect(provider.output()).toContain(`TWCC already has another instance named "${given}" (${older.id})`);
        expect((await world.named(given)).map((site) => String(site.id))).toEqual([String(older.id), id]);
    });

    test("is not taken for another one of the program with the same name", async () => {
        const given = name();
        await world.faults({ match: post(given), fault: { kind: "cut-after" } });
        const made = await Promise.all(["a", "b", "c"].map((one) => provider.up(one, { ...ubuntu, name: given })));
        expect(new Set(made.map(({ id }) => id)).size).toBe(3);
        expect(await world.named(given)).toHaveLength(3);
    });

    test("is not taken for done where nothing was, and nothing is sent again", async () => {
        const hasty = await world.instances({ "twcc:timeout": "5" });
        const given = name();
        await world.alice.create(given);
        await world.faults({ match: post(given), fault: { kind: "cut-before" } });
        const { message, partial } = await failureOf(hasty.up("w", { ...ubuntu, name: given }));
        expect(partial).toBeUndefined();
        expect(message).toMatch(/no new instance with this name appeared.*request was not repeated/);
        expect(await world.named(given)).toHaveLength(1);
    });

    test.each([
        ["TWCC cannot be asked", { kind: "status", status: 503 }],
        ["the list of instances cannot be read, which is not taken for none", { kind: "body", body: "[1]" }],
        ["the list of instances is not whole", { kind: "body", body: '{"count": 9, "results": []}' }],
    ])("stops where %s, and says how to look", async (_why, fault) => {
        const hasty = await world.instances({ "twcc:timeout": "8" });
        const given = name();
        await world.faults(
            { match: post(given), fault: { kind: "cut-after" } },
            {
                match: { method: "GET", path: "/sites/$", nth: 2 },
                times: "always",
                fault,
            },
        );
        const { message } = await failureOf(hasty.up("w", { ...ubuntu, name: given }));
        expect(message).toMatch(/could not be asked whether the instance exists now.*twccli ls vcs/);
        await world.clean();
        expect(await world.named(given)).toHaveLength(1);
    });
});
