import { type Gateway, startGateway } from "./index";
import { Client, OTHER_PLATFORM, PLATFORM } from "./testing/client";
import { stopClock } from "./testing/clock";
import { ED25519_KEY } from "./testing/public-keys";
import { control, HEADERS, PROJECT, type Site, SiteClient, UBUNTU, WINDOWS } from "./testing/sites";

let gateway: Gateway;
let alice: SiteClient;
let bob: SiteClient;

beforeEach(async () => {
    gateway = await startGateway({ bootDelay: 50, deleteDelay: 1000 });
    alice = new SiteClient(gateway);
    bob = new SiteClient(gateway, "bob");
    await new Client(gateway).create({ name: "k1", public_key: ED25519_KEY });
});
afterEach(() => {
    jest.restoreAllMocks();
    return gateway.close();
});

const USER = { id: 1001, display_name: "Alice Demo", username: "alice", email: "alice@twcc.example" };
const FORBIDDEN = { message: "40301: You do not have permission to perform this action." };
const projectOf = async (client: SiteClient) => ((await client.call("projects/")).json() as { id: number }[])[0]!.id;
const textOf = (reply: { json(): unknown }) => {
    const { detail, message } = reply.json() as { detail?: string; message?: string };
    return detail ?? message;
};

describe("projects", () => {
    test("by name; every account has one, on each platform with another id", async () => {
        const mine = { id: PROJECT, name: "ENT101001", platform: PLATFORM };

        expect((await alice.call("projects/?name=ENT101001")).json()).toEqual([mine]);
        expect((await alice.call("projects/?name=ENT000000")).json()).toEqual([]);
        expect((await bob.call("projects/")).json()).toMatchObject([{ name: "ENT101002" }]);
        const other = new SiteClient(gateway, "alice", OTHER_PLATFORM);
        expect((await other.call("projects/")).json()).toEqual([
            { id: PROJECT + 1, name: "ENT101001", platform: OTHER_PLATFORM },
        ]);
    });
});

describe("solutions", () => {
    test("of a project, by category", async () => {
        const all = await alice.goc(`solutions/?project=${PROJECT}&category=os`);

        expect(all.json()).toEqual(
            expect.arrayContaining([
                expect.objectContaining({ id: UBUNTU, name: "Ubuntu", category: "os" }),
                expect.objectContaining({ id: WINDOWS, name: "Windows" }),
            ]),
        );
        expect((await alice.goc(`solutions/?project=${PROJECT}&category=container`)).json()).toEqual([]);
    });

    test("the legal values of one: images with whose they are, the caller's key pairs", async () => {
        const read = async (client: SiteClient, project: number, solution: number) =>
            (await client.call(`projects/${project}/solutions/${solution}/`)).json();

        expect(await read(alice, PROJECT, UBUNTU)).toMatchObject({
            id: UBUNTU,
            site_extra_prop: {
                image: ["(public)Ubuntu 24.04", "(public)Ubuntu 22.04", "(public)Ubuntu 20.04"],
                flavor: expect.arrayContaining(["02_vCPU_016GB_MEM_100GB_HDD"]),
                keypair: ["k1"],
                "private-network": expect.arrayContaining(["default_network"]),
                "system-volume-type": ["local_disk", "block_storage-hdd"],
                "volume-type": ["hdd", "ssd", "LUKS-hdd", "LUKS-ssd"],
                "availability-zone": ["nova"],
                sg: ["default", "web"],
            },
        });
        expect(await read(bob, await projectOf(bob), UBUNTU)).toMatchObject({ site_extra_prop: { keypair: [] } });
        const windows = (await read(alice, PROJECT, WINDOWS)) as { site_extra_prop: object };
        expect(Object.keys(windows.site_extra_prop)).not.toContain("keypair");
    });

    test.each([
        ["without a project", "solutions/", 400],
        ["of a project that does not exist", "solutions/?project=77", 404],
        ["of others", "solutions/?project=1010021", 403],
    ])("are refused %s", async (_, path, status) => {
        expect((await alice.goc(path)).status).toBe(status);
    });

    test("one that does not exist, or of another's project, is refused", async () => {
        expect((await alice.call(`projects/${PROJECT}/solutions/7/`)).status).toBe(404);
        expect((await bob.call(`projects/${PROJECT}/solutions/${UBUNTU}/`)).json()).toEqual(FORBIDDEN);
    });
});

describe("an instance", () => {
    test("is made, seen, and deleted", async () => {
        const clock = stopClock();
        const body = { name: "web-01", desc: "a site", project: PROJECT, solution: UBUNTU };
        const reply = await alice.post(body, { ...HEADERS, "floating-ip": "floating", sg: "default,web" });
        const made = reply.json() as Site;

        expect(reply.status).toBe(201);
        const constant = {
            ...body,
            id: expect.any(Number),
            platform: PLATFORM,
            status_reason: "",
            create_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            user: USER,
            termination_protection: false,
            callback: null,
            is_preemptive: false,
        };
        expect(made).toEqual({ ...constant, status: "Initializing", progress: 0, public_ip: "", servers: [] });

        clock.move(50);
        const hostname = `web-01-${made.id}`;
        const server = { id: made.id + 1_000_000, hostname, status: "ACTIVE", flavor_id: 202 };
        const ready = (await alice.read(made.id)).json();
        expect(ready).toEqual({
            ...constant,
            status: "Ready",
            progress: 100,
            public_ip: "127.0.0.1",
            servers: [server],
        });
        expect((await alice.call(`sites/?project=${PROJECT}&all_users=0`)).json()).toEqual([ready]);

        const detail = (await alice.call(`servers/${server.id}/`)).json();
        expect(detail).toMatchObject({
            id: server.id,
            hostname,
            fqdn: expect.stringContaining(hostname),
            status: "ACTIVE",
            status_reason: "",
            flavor: HEADERS.flavor,
            image: HEADERS.image,
            os: "Linux",
            os_version: HEADERS.image,
            keypair: "k1",
            availability_zone: "nova",
            private_nets: [
                { name: "default_network", ip: expect.stringMatching(/^192\.168\./), id: expect.any(Number) },
            ],
            public_nets: [{ ip: "127.0.0.1" }],
            site: made.id,
        });
        expect((await alice.call(`servers/?project=${PROJECT}&site=${made.id}`)).json()).toEqual([detail]);

        const deleted = await alice.delete(made.id);
        expect([deleted.status, deleted.text]).toEqual([204, ""]);
        expect((await alice.read(made.id)).json()).toMatchObject({ status: "Deleting", public_ip: "" });
        expect((await alice.delete(made.id)).status).toBe(204);
        clock.move(1000);
        expect(await alice.status(made.id)).toBe("gone");
        expect((await alice.delete(made.id)).json()).toEqual({ message: `40401: Site ${made.id} not found.` });
        expect((await alice.call(`servers/${server.id}/`)).status).toBe(404);
        expect((await alice.call(`sites/?project=${PROJECT}`)).json()).toEqual([]);
    });

    test("without a floating address has no public one", async () => {
        const { id } = await alice.create();
        await alice.until(id, "Ready");

        expect((await alice.read(id)).json()).toMatchObject({ public_ip: "" });
        expect((await alice.call(`servers/${id + 1_000_000}/`)).json()).toMatchObject({ public_nets: [] });
    });

    test("of Windows takes a password, which is kept nowhere", async () => {
        const extra = { image: "Windows Server 2022", flavor: HEADERS.flavor, password: "Sesame-0pen" };
        const reply = await alice.post({ name: "win-01", project: PROJECT, solution: WINDOWS }, extra);
        const site = reply.json() as Site;
        await alice.until(site.id, "Ready");

        expect((await alice.call(`servers/${site.id + 1_000_000}/`)).json()).toMatchObject({ keypair: null });
        expect(JSON.stringify(gateway.store.rows("sites"))).not.toContain("Sesame");
        expect((await control(gateway, "GET", "machines")).json()).toEqual([]);
    });

    test("may share its name; ids are never given twice", async () => {
        const [one, two] = [await alice.create(), await alice.create()];
        await alice.delete(two.id);
        await alice.until(two.id, "gone");

        expect([two.id, (await alice.create()).id]).toEqual([one.id + 1, one.id + 2]);
        expect((await alice.call(`sites/?project=${PROJECT}&name=web-01`)).json()).toHaveLength(2);
        expect((await alice.call(`sites/?project=${PROJECT}&name=web-0`)).json()).toEqual([]);
    });

    test("keeps its key pair's name when the key pair goes, and does not keep it from going", async () => {
        const { id } = await alice.create();
        expect((await new Client(gateway).delete("k1")).status).toBe(204);
        await alice.until(id, "Ready");

        expect((await alice.call(`servers/${id + 1_000_000}/`)).json()).toMatchObject({ keypair: "k1" });
    });

    test("is seen by members of its project, touched by its owner only, and not there for others", async () => {
        const { id } = await alice.create();
        const carol = new SiteClient(gateway, "carol");

        expect((await carol.read(id)).status).toBe(200);
        expect((await carol.call(`sites/?project=${PROJECT}&all_users=0`)).json()).toEqual([]);
        expect((await carol.call(`sites/?project=${PROJECT}&all_users=1`)).json()).toMatchObject([{ id }]);
        for (const reply of [await carol.delete(id), await bob.call(`sites/?project=${PROJECT}`)]) {
            expect([reply.status, reply.json()]).toEqual([403, FORBIDDEN]);
        }
        for (const reply of [await bob.read(id), await bob.delete(id), await bob.call(`servers/${id + 1_000_000}/`)]) {
            expect(reply.status).toBe(404);
        }
        expect((await new SiteClient(gateway, "alice", OTHER_PLATFORM).read(id)).status).toBe(404);
        expect(await alice.status(id)).not.toBe("gone");
    });
});

test("another member of the project, who may do everything, does not touch it either", async () => {
    const project = { projects: ["ENT123456"], access: "full" } as const;
    const people = [1, 2].map((id) => ({ id, username: `u${id}`, displayName: "", email: "", apiKey: `k${id}` }));
    const shared = await startGateway({ accounts: people.map((one) => ({ ...one, ...project })) });
    try {
        await new Client(shared, "u1").create({ name: "k1", public_key: ED25519_KEY });
        const body = { name: "web-01", project: 1234561, solution: UBUNTU };
        const { id } = (await new SiteClient(shared, "u1").post(body, HEADERS)).json() as Site;
        const other = new SiteClient(shared, "u2");

        expect((await other.read(id)).json()).toMatchObject({ user: { username: "u1" } });
        expect((await other.delete(id)).json()).toEqual(FORBIDDEN);
        expect((await other.patch(id, { desc: "mine" })).json()).toEqual(FORBIDDEN);
        expect((await other.read(id)).json()).toMatchObject({ desc: "" });
    } finally {
        await shared.close();
    }
});

describe("the headers and the body are checked", () => {
    const body = { name: "web-01", project: PROJECT, solution: UBUNTU };
    const windows = { ...body, solution: WINDOWS };

    test.each<[string, object, Record<string, string>, number, RegExp]>([
        ["an unknown image", body, { image: "Ubuntu 99.04" }, 400, /image is not valid: Ubuntu 99.04/],
        ["an image as it is listed", body, { image: "(public)Ubuntu 22.04" }, 400, /image is not valid/],
        ["another solution's image", body, { image: "CentOS 7.9" }, 400, /image is not valid/],
        ["no image", body, { image: "" }, 400, /image is required/],
        ["an unknown flavor", body, { flavor: "huge" }, 400, /flavor is not valid/],
        ["an unknown network", body, { "private-network": "nowhere" }, 400, /private-network is not valid/],
        ["an unknown key pair", body, { keypair: "nope" }, 400, /keypair is not valid: nope/],
        ["no key pair", body, { keypair: "" }, 400, /keypair is required/],
        ["a password for Linux", body, { password: "Sesame-0pen" }, 400, /password is not allowed for Ubuntu/],
        [
            "a key pair for Windows",
            windows,
            { image: "Windows Server 2022" },
            400,
            /keypair is not allowed for Windows/,
        ],
        [
            "no password for Windows",
            windows,
            { image: "Windows Server 2022", keypair: "" },
            400,
            /password is required/,
        ],
        ["a wrong floating-ip", body, { "floating-ip": "true" }, 400, /floating-ip is not valid/],
        ["a reserved address", body, { "static-ip": "203.0.113.7" }, 400, /static-ip is not valid/],
        ["a volume of no size", body, { "volume-size": "big" }, 400, /volume-size: A valid integer/],
        ["an unknown volume", body, { "volume-size": "10", "volume-type": "tape" }, 400, /volume-type is not valid/],
        ["an unknown system volume", body, { "system-volume-type": "hdd" }, 400, /system-volume-type is not valid/],
        ["an unknown zone", body, { "availability-zone": "mars" }, 400, /availability-zone is not valid/],
        ["an unknown security group", body, { sg: "default,nope" }, 400, /sg is not valid: nope/],
        ["a misspelt header", body, { "key-pair": "k1" }, 400, /key-pair is not allowed/],
        ["a short name", { ...body, name: "web" }, {}, 400, /Name is not valid/],
        ["a capital", { ...body, name: "Web-001" }, {}, 400, /Name is not valid/],
        ["a long name", { ...body, name: "w".repeat(17) }, {}, 400, /Name is not valid/],
        ["no project", { ...body, project: undefined }, {}, 400, /project: A valid integer/],
        ["a project in quotes", { ...body, project: String(PROJECT) }, {}, 400, /project: A valid integer/],
        ["a project that does not exist", { ...body, project: 77 }, {}, 404, /Project not found/],
        ["another's project", { ...body, project: 1010021 }, {}, 403, /permission/],
        ["an unknown solution", { ...body, solution: 77 }, {}, 404, /Solution not found/],
        ["an unknown field", { ...body, image: "Ubuntu 22.04" }, {}, 400, /Unknown field image/],
    ])("%s", async (_, sent, extra, status, text) => {
        const reply = await alice.post(sent, { ...HEADERS, ...extra });

        expect([reply.status, textOf(reply)]).toEqual([status, expect.stringMatching(text)]);
        expect(reply.text).not.toContain("Sesame");
        expect((await alice.call(`sites/?project=${PROJECT}`)).json()).toEqual([]);
    });

    test("another's key pair is unknown, and a reader makes nothing", async () => {
        const reply = await bob.post({ ...body, project: await projectOf(bob) }, HEADERS);
        expect([reply.status, textOf(reply)]).toEqual([400, "Extra property keypair is not valid: k1"]);

        expect((await new SiteClient(gateway, "carol").post(body, HEADERS)).json()).toEqual(FORBIDDEN);
    });
});

describe("termination protection", () => {
    test.each([
        ["as the official client does", (id: number) => alice.patch(id, { termination_protection: true })],
        ["by control", (id: number) => control(gateway, "PATCH", `sites/${id}`, { termination_protection: true })],
    ])("%s: DELETE is refused until it is off", async (_, protect) => {
        const { id } = await alice.create();
        expect((await protect(id)).json()).toMatchObject({ id, termination_protection: true });

        const refused = await alice.delete(id);
        expect([refused.status, textOf(refused)]).toEqual([400, expect.stringContaining("termination protection")]);
        expect(await alice.status(id)).not.toBe("Deleting");

        await alice.patch(id, { termination_protection: false });
        expect((await alice.delete(id)).status).toBe(204);
    });

    test("PATCH takes desc too, and nothing else", async () => {
        const { id } = await alice.create();

        expect((await alice.patch(id, { desc: "new" })).json()).toMatchObject({ desc: "new" });
        for (const body of [{ name: "other-name" }, { desc: 7 }, { termination_protection: "yes" }]) {
            expect((await alice.patch(id, body)).status).toBe(400);
        }
    });
});
