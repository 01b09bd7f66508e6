import type { Site } from "../../../provider/client";
import { awaitReady } from "../../../provider/instance/waiting/await-ready";
import { remove } from "../../../provider/instance/operations/delete";
import type { Operation } from "../../../provider/instance/operations/operation";

/** Milliseconds of a clock that only waiting moves. */
let now = 0;
jest.mock("node:timers/promises", () => ({
    setTimeout: (milliseconds: number, value: unknown) => {
        now += milliseconds;
        return Promise.resolve(value);
    },
}));

const site = (status: string): Site => ({
    id: 1,
    name: "web",
    status,
    servers: [],
    terminationProtection: false,
});

/** A world in which the machine is as it is told at each second; `seconds` gets the time of each look. */
function worldOf(statusAt: (second: number) => string | undefined, seconds: number[]): Operation {
    const sites = {
        get: () => {
            seconds.push(now / 1000);
            const status = statusAt(now / 1000);
            return Promise.resolve(status === undefined ? undefined : site(status));
        },
        delete: () => Promise.resolve(),
    };
    const nothing = () => ({});
    const context = {
        signal: new AbortController().signal,
        log: { info: () => undefined, warn: () => undefined },
        configuration: { timeout: 120_000, platform: "p" },
        client: () => ({
            sites: () => sites,
            servers: nothing,
            projects: nothing,
            solutions: nothing,
            keypairs: nothing,
        }),
    };
    return { context, name: "web", platform: "p", sites } as unknown as Operation;
}

/** The looks so far are never more than one in two seconds. */
function expectFew(seconds: readonly number[]): void {
    seconds.forEach((second, before) => {
        expect(before + 1).toBeLessThanOrEqual(second / 2);
    });
}

beforeEach(() => {
    now = 0;
    jest.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
    jest.restoreAllMocks();
});

test("a machine that boots for five minutes is looked at 62 times: after 2, 4 and 7 seconds, then every five", async () => {
    const seconds: number[] = [];
    const operation = worldOf((second) => (second < 300 ? "Starting" : "Ready"), seconds);
    const waited = await awaitReady(operation, site("Initializing"), { limit: 1_200_000, publicIp: false });
    expect(waited.end).toBe("ready");
    expect(seconds.slice(0, 6)).toEqual([2, 4, 7, 12, 17, 22]);
    expect([seconds.length, seconds.at(-1)]).toEqual([62, 302]);
    expectFew(seconds);
});

test("one that never gets Ready is looked at 242 times in the twenty minutes of createTimeout, and not once more", async () => {
    const seconds: number[] = [];
    const waited = await awaitReady(
        worldOf(() => "Starting", seconds),
        site("Initializing"),
        { limit: 1_200_000, publicIp: false },
    );
    expect(waited.end).toBe("too-long");
    expect([seconds.length, seconds.at(-1)]).toEqual([242, 1200]);
    expectFew(seconds);
});

test("one that takes five minutes to go is looked at as often", async () => {
    const seconds: number[] = [];
    const { context } = worldOf((second) => (second < 300 ? "Ready" : undefined), seconds);
    await remove(context, "1", { name: "web", platform: "p" } as Parameters<typeof remove>[2]);
    // The first look is before the deletion is sent.
    expect(seconds.slice(0, 5)).toEqual([0, 2, 4, 7, 12]);
    expect([seconds.length, seconds.at(-1)]).toEqual([63, 302]);
    expectFew(seconds.slice(1));
});

test("one that does not go is given up after ten minutes", async () => {
    const seconds: number[] = [];
    const { context } = worldOf(() => "Deleting", seconds);
    const removing = remove(context, "1", { name: "web", platform: "p" } as Parameters<typeof remove>[2]);
    await expect(removing).rejects.toThrow("still exists 602 seconds after TWCC was asked to delete it");
    expect(seconds.length).toBe(123);
    expectFew(seconds.slice(1));
});
