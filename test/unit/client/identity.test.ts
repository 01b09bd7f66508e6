import { setTimeout as sleep } from "node:timers/promises";
import { TwccClient } from "../../../provider/client";
import { TransportError, type Transport } from "../../../provider/client/http/transport";
import { Deadline } from "../../../provider/core/deadline";
import { configurationWith } from "../keypair/view";

const answer = (status: number, body: unknown) => ({ status, headers: {}, body: JSON.stringify(body) });
const alice = [{ id: 1001, username: "alice" }];

/** A client of a TWCC that takes 100 milliseconds for an answer. */
function clientOf(said: { status: number; body: unknown } = { status: 200, body: alice }) {
    const seen = { calls: 0, warnings: 0 };
    const transport: Transport = async ({ timeout }) => {
        seen.calls++;
        await sleep(Math.min(timeout, 100));
        if (timeout < 100) throw new TransportError("timeout", "no answer came in time", true);
        return answer(said.status, said.body);
    };
    const configuration = configurationWith();
    const client = new TwccClient(configuration, configuration.apiKey!, transport);
    const log = { info: () => undefined, warn: () => seen.warnings++ };
    return { seen, whoami: (milliseconds: number) => client.whoami({ deadline: new Deadline(milliseconds), log }) };
}

// Pauses are the longest, so that an operation without time left does not try again.
beforeEach(() => jest.spyOn(Math, "random").mockReturnValue(1));
afterEach(() => jest.restoreAllMocks());

test("an operation with time left does not fail with the shared look of one whose time is up", async () => {
    const { whoami, seen } = clientOf();
    const [hasty, patient] = await Promise.allSettled([whoami(20), whoami(10_000)]);
    expect(hasty).toMatchObject({ status: "rejected", reason: { kind: "timeout" } });
    expect(patient).toEqual({ status: "fulfilled", value: { id: "1001", username: "alice" } });
    expect(await whoami(10_000)).toEqual({ id: "1001", username: "alice" });
    expect(seen.calls).toBe(2);
});

test("many at once ask once", async () => {
    const { whoami, seen } = clientOf();
    await Promise.all([whoami(10_000), whoami(10_000), whoami(10_000)]);
    expect(seen.calls).toBe(1);
});

test("that TWCC will not say is asked and told once", async () => {
    const { whoami, seen } = clientOf({ status: 403, body: { message: "no" } });
    expect(await Promise.all([whoami(10_000), whoami(10_000)])).toEqual([undefined, undefined]);
    expect(await whoami(10_000)).toBeUndefined();
    expect(seen).toEqual({ calls: 1, warnings: 1 });
});
