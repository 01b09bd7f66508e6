import { Deadline } from "../../../provider/core/deadline";

test("a pause says whether there is time to go on", async () => {
    expect(await new Deadline(60_000).pause(1, 1000)).toBe(true);
    expect(await new Deadline(1000).pause(1, 60_000)).toBe(false);
});

test("a pause that lasts longer on a busy machine leaves too little time", async () => {
    const deadline = new Deadline(300);
    const paused = deadline.pause(10, 100);
    const start = performance.now();
    while (performance.now() - start < 250);
    expect(await paused).toBe(false);
});
