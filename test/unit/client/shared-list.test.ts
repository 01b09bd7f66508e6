import { TwccError } from "../../../provider/client";
import { SharedList } from "../../../provider/client/shared-list";
import { Deadline } from "../../../provider/core/deadline";

const bounds = { deadline: new Deadline(60_000), log: { info: () => undefined, warn: () => undefined } };
const silence = new TwccError({ kind: "server", outcome: "unknown", call: "GET keypairs/", what: "no", advice: "" });

/** A list whose answers the test gives, on a clock that the test moves. */
function listOf(names: () => string[] | TwccError) {
    const clock = { now: 0, asked: 0 };
    const list = new SharedList<{ readonly name: string }>(
        async () => {
            clock.asked++;
            await Promise.resolve();
            const answer = names();
            if (answer instanceof TwccError) throw answer;
            return answer.map((name) => ({ name }));
        },
        () => clock.now,
    );
    return { clock, entry: (name: string, longest = 2000, by = bounds) => list.entry(name, longest, by), list };
}

test("many at once share one list, and later ones as long as it is new enough for them", async () => {
    const { clock, entry } = listOf(() => ["a", "b"]);
    expect(await Promise.all([entry("a"), entry("b"), entry("c")])).toEqual([{ name: "a" }, { name: "b" }, undefined]);
    clock.now = 2000;
    await entry("a");
    expect(clock.asked).toBe(1);
    clock.now = 2001;
    await entry("a", 10_000);
    expect(clock.asked).toBe(1);
    await entry("a", 2000);
    expect(clock.asked).toBe(2);
});

test("says nothing of a name that is or was written here since it was asked for", async () => {
    const { clock, entry, list } = listOf(() => ["a", "b"]);
    clock.now = 10;
    await entry("a");
    let end: () => void = () => undefined;
    const writing = list.write("a", () => new Promise<void>((resolve) => (end = resolve)));
    expect(await entry("a")).toBeUndefined();
    expect(await entry("b")).toEqual({ name: "b" });
    clock.now = 20;
    // Asked for while it is being written.
    expect(await entry("a", 1)).toBeUndefined();
    clock.now = 30;
    end();
    await writing;
    expect(await entry("a")).toBeUndefined();
    clock.now = 40;
    expect(await entry("a", 1)).toEqual({ name: "a" });
});

test("a failed write counts like any other", async () => {
    const { clock, entry, list } = listOf(() => ["a"]);
    await entry("a");
    clock.now = 10;
    await expect(list.write("a", () => Promise.reject(silence))).rejects.toBe(silence);
    expect(await entry("a")).toBeUndefined();
});

test("says nothing where TWCC does not answer, and asks again a minute later", async () => {
    const answers = [silence, ["a"]];
    const { clock, entry } = listOf(() => answers.shift()!);
    expect(await Promise.all([entry("a"), entry("a")])).toEqual([undefined, undefined]);
    clock.now = 59_999;
    expect(await entry("a")).toBeUndefined();
    expect(clock.asked).toBe(1);
    clock.now = 60_000;
    expect(await entry("a")).toEqual({ name: "a" });
});

test("one that failed because its asker had no time left fails nobody, and keeps nobody from asking", async () => {
    const answers = [silence, ["a"]];
    const { clock, entry } = listOf(() => answers.shift()!);
    const hasty = { ...bounds, deadline: new Deadline(0) };
    expect(await Promise.all([entry("a", 2000, hasty), entry("a")])).toEqual([undefined, undefined]);
    expect(await entry("a")).toEqual({ name: "a" });
    expect(clock.asked).toBe(2);
});
