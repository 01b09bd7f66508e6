import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Gateway, type GatewayOptions, startGateway } from "./index";
import { progressOf, statusOf } from "./resources/sites/lifecycle";
import { listSites } from "./resources/sites/records";
import { Client } from "./testing/client";
import { stopClock } from "./testing/clock";
import { ED25519_KEY } from "./testing/public-keys";
import { control, HEADERS, PROJECT, type Site, SiteClient, UBUNTU, WINDOWS } from "./testing/sites";

let folder: string;
let gateway: Gateway | undefined;
let alice: SiteClient;

beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "twcc-gateway-test-"));
});
afterEach(async () => {
    jest.restoreAllMocks();
    await gateway?.close();
    gateway = undefined;
    rmSync(folder, { recursive: true });
});

async function start(options: GatewayOptions = {}): Promise<Gateway> {
    gateway = await startGateway({ bootDelay: 50, deleteDelay: 50, ...options });
    alice = new SiteClient(gateway);
    await new Client(gateway).create({ name: "k1", public_key: ED25519_KEY });
    return gateway;
}

const read = async (id: number) => (await alice.read(id)).json() as Site;
const fates = async (list: unknown) => (await control(gateway!, "PUT", "fates", list)).status;

describe("the boot", () => {
    test.each([
        [-1, "Initializing", 0],
        [0, "Initializing", 0],
        [100, "Queueing", 10],
        [200, "NotReady", 20],
        [500, "Starting", 50],
        [999, "Starting", 99],
        [1000, "Ready", 100],
        [9999, "Ready", 100],
    ])("after %i of 1000 ms: %s", async (milliseconds, status, progress) => {
        await start();
        await alice.create();
        const made = { ...listSites(gateway!.store)[0]!, created: 5000, bootDelay: 1000 };

        expect(statusOf(made, 5000 + milliseconds)).toBe(status);
        expect(progressOf(made, 5000 + milliseconds)).toBe(progress);
    });

    test("passes through every status, with its server from NotReady on", async () => {
        const clock = stopClock();
        await start({ bootDelay: 2000 });
        const { id } = await alice.create("web-01", { "floating-ip": "floating" });
        const seen: unknown[] = [];
        for (const milliseconds of [0, 200, 200, 600, 999, 1]) {
            clock.move(milliseconds);
            const { status, progress, public_ip, servers } = await read(id);
            seen.push([status, progress, public_ip, servers[0]?.status]);
            expect((await alice.call(`servers/${id + 1_000_000}/`)).status).toBe(servers.length > 0 ? 200 : 404);
        }

        expect(seen).toEqual([
            ["Initializing", 0, "", undefined],
            ["Queueing", 10, "", undefined],
            ["NotReady", 20, "", "BUILD"],
            ["Starting", 50, "", "BUILD"],
            ["Starting", 99, "", "BUILD"],
            ["Ready", 100, "127.0.0.1", "ACTIVE"],
        ]);
    });

    test("goes on over a restart, as does a deletion", async () => {
        const clock = stopClock();
        const dataFile = path.join(folder, "data.json");
        await start({ dataFile, bootDelay: 800, deleteDelay: 3000 });
        const [boots, goes] = [await alice.create("boots-1"), await alice.create("goes-01")];
        await alice.delete(goes.id);
        await gateway!.close();

        await start({ dataFile, bootDelay: 60_000, deleteDelay: 60_000 });
        clock.move(799);
        expect([await alice.status(boots.id), await alice.status(goes.id)]).toEqual(["Starting", "Deleting"]);
        clock.move(1);
        expect([await alice.status(boots.id), await alice.status(goes.id)]).toEqual(["Ready", "Deleting"]);
        clock.move(2200);
        expect(await alice.status(goes.id)).toBe("gone");
        expect((await alice.call(`sites/?project=${PROJECT}`)).json()).toMatchObject([{ id: boots.id }]);
    });

    test("can be cut short by a deletion", async () => {
        const clock = stopClock();
        await start({ bootDelay: 60_000, deleteDelay: 1000 });
        const { id } = await alice.create();

        await alice.delete(id);
        expect(await alice.status(id)).toBe("Deleting");
        clock.move(1000);
        expect(await alice.status(id)).toBe("gone");
    });
});

describe("what becomes of the next instances can be told", () => {
    test("error, stuck, vanish, each once and in their order; then Ready again", async () => {
        const clock = stopClock();
        await start();
        expect(
            await fates([{ kind: "error", reason: "No valid host was found." }, { kind: "stuck" }, { kind: "vanish" }]),
        ).toBe(204);
        const [failed, stuck, lost, fine] = [
            await alice.create("failed-1"),
            await alice.create("stuck-01"),
            await alice.create("lost-001"),
            await alice.create("fine-001"),
        ];
        clock.move(50);
        expect(await alice.status(fine.id)).toBe("Ready");

        const reason = "No valid host was found.";
        expect(await read(failed.id)).toMatchObject({ status: "Error", status_reason: reason, public_ip: "" });
        const server = await alice.call(`servers/${failed.id + 1_000_000}/`);
        expect(server.json()).toMatchObject({ status: "ERROR", status_reason: reason });
        expect(await read(stuck.id)).toMatchObject({ status: "Starting", progress: 90 });
        expect(await alice.status(lost.id)).toBe("gone");
        expect((await control(gateway!, "GET", "fates")).json()).toEqual([]);
        expect((await alice.delete(failed.id)).status).toBe(204);
        expect((await alice.delete(stuck.id)).status).toBe(204);
    });

    test("and changed for those that are there", async () => {
        await start();
        const { id } = await alice.create();
        await alice.until(id, "Ready");
        const change = (fate: unknown) => control(gateway!, "PATCH", `sites/${id}`, { fate });

        expect((await change({ kind: "error", reason: "The host died." })).json()).toMatchObject({ status: "Error" });
        expect((await change({ kind: "ready" })).json()).toMatchObject({ status: "Ready", status_reason: "" });
        await change({ kind: "vanish" });
        expect(await alice.status(id)).toBe("gone");
        expect((await change({ kind: "ready" })).status).toBe(404);
    });

    test("an instance can be taken away at once, protected or not", async () => {
        await start({ deleteDelay: 60_000 });
        const { id } = await alice.create();
        await alice.patch(id, { termination_protection: true });

        expect((await control(gateway!, "DELETE", `sites/${id}`)).status).toBe(204);
        expect(await alice.status(id)).toBe("gone");
        expect((await control(gateway!, "DELETE", `sites/${id}`)).status).toBe(404);
    });

    test.each([{}, [{}], [{ kind: "explode" }], [{ kind: "error" }], [{ kind: "stuck", reason: "x" }]])(
        "%j is refused",
        async (list) => {
            await start();
            await fates([{ kind: "stuck" }]);

            expect(await fates(list)).toBe(400);
            expect((await control(gateway!, "GET", "fates")).json()).toEqual([{ kind: "stuck" }]);
            expect((await control(gateway!, "DELETE", "fates")).status).toBe(204);
            expect((await control(gateway!, "GET", "fates")).json()).toEqual([]);
        },
    );
});

describe("faults strike sites too", () => {
    test("an answer to a creation is lost, and the instance is there", async () => {
        await start();
        const fault = { kind: "cut-after" };
        await control(gateway!, "PUT", "faults", [{ match: { method: "POST", path: "/sites/$" }, fault }]);

        await expect(alice.create()).rejects.toThrow(/hang up|ECONNRESET/);
        expect((await alice.call(`sites/?project=${PROJECT}&name=web-01`)).json()).toHaveLength(1);
    });

    test("fields are left out, and a read fails once", async () => {
        await start();
        const { id } = await alice.create();
        await control(gateway!, "PUT", "faults", [
            { match: { path: `/sites/${id}/$` }, fault: { kind: "status", status: 503 } },
            { match: { path: `/sites/${id}/$` }, fault: { kind: "drop-fields", fields: ["servers", "status"] } },
        ]);

        expect((await alice.read(id)).status).toBe(503);
        expect(await read(id)).not.toHaveProperty("status");
        expect(await read(id)).toHaveProperty("status");
    });
});

test("the log file has the headers of a creation, but no password", async () => {
    const logFile = path.join(folder, "log.jsonl");
    await start({ logFile, logBodies: true });
    const extra = { image: "Windows Server 2022", flavor: HEADERS.flavor, password: "Sesame-0pen" };
    await alice.post({ name: "win-01", project: PROJECT, solution: WINDOWS }, extra);
    await alice.post({ name: "web-01", project: PROJECT, solution: UBUNTU }, HEADERS);
    const log = readFileSync(logFile, "utf8");

    expect(log).toContain('["x-extra-property-keypair","k1"]');
    expect(log).toContain('["x-extra-property-password","[removed]"]');
    expect(log).not.toContain("Sesame");
});
