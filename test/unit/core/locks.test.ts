import { Locks } from "../../../provider/core/locks";

test("one piece of work at a time for each name, whatever becomes of it", async () => {
    const locks = new Locks();
    const events: string[] = [];
    const work = (name: string, fails = false) =>
        locks.run(name.charAt(0), async () => {
            events.push(`${name} begins`);
            await Promise.resolve();
            events.push(`${name} ends`);
            if (fails) throw new Error(name);
        });
    await Promise.allSettled([work("a1", true), work("a2"), work("b1")]);
    const ofA = events.filter((event) => event.startsWith("a"));
    expect(ofA).toEqual(["a1 begins", "a1 ends", "a2 begins", "a2 ends"]);
    expect(events.indexOf("b1 begins")).toBeLessThan(events.indexOf("a2 begins"));
});
