import { threadsForWork } from "../../../provider/core/threads";

test.each([
    [1, undefined, 1],
    [2, undefined, 2],
    [16, undefined, 3],
    [16, 17, 16],
    [2, 1, 1],
])("%i cores and a pool of %s: %i at once", (cores, pool, expected) => {
    expect(threadsForWork(cores, pool ?? NaN)).toBe(expected);
});
