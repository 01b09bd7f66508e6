import { allEnded } from "../../../provider/core/all-ended";

test("gives all results, in order", async () => {
    expect(await allEnded([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
});

test("tells a failure when the others have ended", async () => {
    let end: () => void = () => undefined;
    let told = false;
    const slow = new Promise<void>((resolve) => {
        end = resolve;
    });
    const all = allEnded([Promise.reject(new Error("first")), slow]).finally(() => {
        told = true;
    });
    const outcome = expect(all).rejects.toThrow("first");
    await new Promise((resolve) => {
        setImmediate(resolve);
    });
    expect(told).toBe(false);
    end();
    await outcome;
});
