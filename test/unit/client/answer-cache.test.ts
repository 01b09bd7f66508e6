import { AnswerCache } from "../../../provider/client/answer-cache";

test("an answer is asked for once, also by many at once", async () => {
    const remember = new AnswerCache();
    const ask = jest.fn(() => Promise.resolve("answer"));
    expect(await Promise.all([remember.once("a", ask), remember.once("a", ask)])).toEqual(["answer", "answer"]);
    expect(await remember.once("a", ask)).toBe("answer");
    expect(ask).toHaveBeenCalledTimes(1);
});

test("a failure is not remembered, and told only to whoever asked", async () => {
    const remember = new AnswerCache();
    const first = remember.once("a", () => Promise.reject(new Error("no time left")));
    const second = remember.once("a", () => Promise.resolve("answer"));
    await expect(first).rejects.toThrow("no time left");
    expect(await second).toBe("answer");
});

test("a recent answer is taken while it is not older than asked for, counted from when it was asked for", async () => {
    let now = 0;
    const remember = new AnswerCache(() => now);
    let answers = 0;
    const ask = () => Promise.resolve(++answers);
    expect(await remember.recent("a", 2000, ask)).toBe(1);
    now = 2000;
    expect(await remember.recent("a", 2000, ask)).toBe(1);
    now = 2001;
    expect(await remember.recent("a", 2000, ask)).toBe(2);
    expect(await remember.recent("b", 2000, ask)).toBe(3);
});
