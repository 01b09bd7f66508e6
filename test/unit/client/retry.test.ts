import { TwccError, type FailureKind } from "../../../provider/client";
import type { Outcome } from "../../../provider/client/errors";
import { Deadline } from "../../../provider/core/deadline";
import { mayRetry, pauseBeforeRetry, withRetry } from "../../../provider/client/http/retry";

function failure(kind: FailureKind, outcome: Outcome, retryAfter?: number): TwccError {
    const more = retryAfter === undefined ? {} : { retryAfter };
    return new TwccError({ kind, outcome, call: "POST keypairs/", what: "It failed", advice: "Mend it.", ...more });
}

/** Fails so often, then succeeds; counts. */
function stumbling(failures: number, error: TwccError) {
    let left = failures;
    return jest.fn((): Promise<string> => (left-- > 0 ? Promise.reject(error) : Promise.resolve("done")));
}

test.each<[FailureKind, number]>([
    ["unreachable", Infinity],
    ["cut", Infinity],
    ["timeout", Infinity],
    ["server", Infinity],
    ["rate-limit", Infinity],
    ["garbage", 5],
    ["no-route", 3],
    ["certificate", 2],
    ["unauthorized", 1],
    ["forbidden", 1],
    ["quota", 1],
    ["conflict", 1],
    ["rejected", 1],
    ["redirect", 1],
])("%s is tried %d times at most", (kind, most) => {
    const error = failure(kind, "not-done");
    expect(mayRetry(error, Math.min(most, 1000) - 1)).toBe(true);
    expect(mayRetry(error, Math.min(most, 1000))).toBe(most === Infinity);
});

test("pauses grow to ten seconds, and are never shorter than TWCC's Retry-After", () => {
    const longest = () => 1;
    expect([1, 2, 3, 10, 100].map((attempt) => pauseBeforeRetry(attempt, undefined, longest))).toEqual([
        500, 1000, 2000, 10_000, 10_000,
    ]);
    expect(pauseBeforeRetry(1, 3000, () => 0)).toBe(3000);
    expect(pauseBeforeRetry(1, undefined, () => 0)).toBe(0);
});

describe("withRetry", () => {
    const info = jest.fn();
    const bounds = () => ({ deadline: new Deadline(10_000), log: { info, warn: info } });
    const none = 0;

    let clock: jest.SpyInstance<number>;

    beforeEach(() => {
        jest.spyOn(Math, "random").mockReturnValue(none);
        clock = jest.spyOn(performance, "now").mockReturnValue(0);
    });
    afterEach(() => jest.restoreAllMocks());

    test("tries again what surely was not done", async () => {
        const work = stumbling(3, failure("unreachable", "not-done"));
        expect(await withRetry(work, bounds(), false)).toBe("done");
        expect(work).toHaveBeenCalledTimes(4);
        expect(info.mock.calls).toEqual([["POST keypairs/: It failed. Mend it. Still trying."]]);
    });

    test.each<[FailureKind, Outcome]>([
        ["cut", "unknown"],
        ["rate-limit", "unknown"],
        ["conflict", "refused"],
    ])("does not send again what TWCC may have acted on: %s", async (kind, outcome) => {
        const work = stumbling(3, failure(kind, outcome));
        await expect(withRetry(work, bounds(), false)).rejects.toThrow("It failed");
        expect(work).toHaveBeenCalledTimes(1);
    });

    test("sends a harmless call again", async () => {
        const work = stumbling(3, failure("cut", "unknown"));
        expect(await withRetry(work, bounds(), true)).toBe("done");
    });

    test("gives up at once where Retry-After is later than the deadline, and says how often it tried", async () => {
        const work = stumbling(1, failure("rate-limit", "not-done", 60_000));
        await expect(withRetry(work, bounds(), true)).rejects.toThrow("POST keypairs/: It");
        expect(work).toHaveBeenCalledTimes(1);
        const stubborn = stumbling(9, failure("garbage", "unknown"));
        await expect(withRetry(stubborn, bounds(), true)).rejects.toThrow(", 5 times: It");
    });

    test("names the failure before, if the last attempt had too little time for an answer", async () => {
        const late = () => {
            clock.mockReturnValue(performance.now() + 60);
            return Promise.reject(failure("timeout", "unknown"));
        };
        const broke = failure("cut", "unknown");
        const work = jest.fn(late).mockRejectedValueOnce(broke);
        const short = { ...bounds(), deadline: new Deadline(50) };
        await expect(withRetry(work, short, true)).rejects.toMatchObject({ kind: "cut" });
        expect(work).toHaveBeenCalledTimes(2);
        // What may have been done is never hidden behind what surely was not.
        work.mockRejectedValueOnce(failure("unreachable", "not-done"));
        const again = { ...bounds(), deadline: new Deadline(50) };
        await expect(withRetry(work, again, true)).rejects.toMatchObject({ kind: "timeout", outcome: "unknown" });
    });

    test("names the failure before, if the last attempt had too little time for a connection", async () => {
        const failures = [failure("timeout", "unknown"), failure("unreachable", "not-done")];
        const deadline = new Deadline(30);
        const work = () => {
            const error = failures.shift()!;
            if (error.kind === "unreachable") clock.mockReturnValue(30);
            return Promise.reject(error);
        };
        await expect(withRetry(work, { ...bounds(), deadline }, true)).rejects.toMatchObject({
            kind: "timeout",
            outcome: "unknown",
            message: "POST keypairs/, 2 times: It failed. Mend it.",
        });
    });

    test("names the last one, if there was time left", async () => {
        const failures = [failure("timeout", "unknown"), failure("unreachable", "not-done")];
        const work = () => Promise.reject(failures.shift()!);
        jest.spyOn(Math, "random").mockReturnValueOnce(none).mockReturnValue(1);
        const left = { ...bounds(), deadline: new Deadline(100) };
        await expect(withRetry(work, left, true)).rejects.toMatchObject({ kind: "unreachable" });
    });

    test("leaves errors alone that are not TWCC's", async () => {
        const work = jest.fn(() => Promise.reject(new TypeError("bug")));
        await expect(withRetry(work, bounds(), true)).rejects.toThrow(TypeError);
        expect(work).toHaveBeenCalledTimes(1);
    });
});
