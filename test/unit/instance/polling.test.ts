import { pauseBeforeLook, rest, unlessAborted } from "../../../provider/instance/waiting/polling";

test("it looks soon, and never more than once in two seconds", () => {
    let time = 0;
    for (let look = 0; look < 100; look++) {
        time += pauseBeforeLook(look);
        expect(look + 1).toBeLessThanOrEqual(time / 2000);
    }
    expect(pauseBeforeLook(0)).toBe(2000);
    expect(pauseBeforeLook(99)).toBe(5000);
});

test("a rest and a look end with the signal", async () => {
    const ending = new AbortController();
    const never = new Promise<string>(() => undefined);
    const waiting = Promise.all([rest(60_000, ending.signal), unlessAborted(never, ending.signal)]);
    ending.abort();
    expect(await waiting).toEqual([false, undefined]);
    expect(await rest(60_000, ending.signal)).toBe(false);
    expect(await unlessAborted(Promise.resolve("late"), ending.signal)).toBeUndefined();
});

test("without it they do their work", async () => {
    const { signal } = new AbortController();
    expect(await rest(1, signal)).toBe(true);
    expect(await unlessAborted(Promise.resolve("done"), signal)).toBe("done");
    await expect(unlessAborted(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
});
