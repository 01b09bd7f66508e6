import { Remember } from "../../../provider/client/remember";

test("an answer is asked for once, also by many at once", async () => {
    const remember = new Remember();
    const ask = jest.fn(() => Promise.resolve("answer"));
    expect(await Promise.all([remember.once("a", ask), remember.once("a", ask)])).toEqual(["answer", "answer"]);
    expect(await remember.once("a", ask)).toBe("answer");
    expect(ask).toHaveBeenCalledTimes(1);
});

test("a failure is not remembered, and told only to whoever asked", async () => {
    const remember = new Remember();
    const first = remember.once("a", () => Promise.reject(new Error("no time left")));
    const second = remember.once("a", () => Promise.resolve("answer"));
    await expect(first).rejects.toThrow("no time left");
    expect(await second).toBe("answer");
});
