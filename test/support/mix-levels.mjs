import Sequencer from "@jest/test-sequencer";

/**
 * By what their tests do: run programs, wait for what fails or comes late, or neither for long. In each the longest come
 * first: those that wait begin in CI beside lint and the main job, which need the cores.
 */
const groups = [
    { levels: ["package", "engine"] },
    // The shortest file is the longest test: a row of the fault matrix for each operation.
    { levels: ["faults"], shortestFirst: true },
    { levels: ["provider"] },
    { levels: ["gateway", "unit"] },
];

/**
 * On a machine that has not run the tests, jest takes a file's size for its time. The longest tests are the shortest
 * files here, tables of faults, and would run alone at the end; and where several tests wait at once, the cores idle.
 */
export default class MixLevels extends Sequencer {
    sort(tests) {
        const sorted = super.sort(tests);
        if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
        // The level "plugin" has files of others.
        const of = (names) => names.flatMap((name) => sorted.filter((test) => test.path.includes(`/test/${name}/`)));
        // Each spread over the whole, so that there is always something to do for the cores.
        const spread = groups.flatMap(({ levels, shortestFirst = false }) => {
            const tests = shortestFirst ? of(levels).reverse() : of(levels);
            return tests.map((test, index) => ({ test, at: (index + 0.5) / tests.length }));
        });
        return spread.sort((a, b) => a.at - b.at).map(({ test }) => test);
    }
}
