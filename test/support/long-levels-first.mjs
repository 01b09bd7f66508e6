import Sequencer from "@jest/test-sequencer";

/** From the level whose test files take longest. */
const levels = ["faults", "package", "engine", "provider", "gateway", "unit"];

/**
 * On a machine that has not run the tests, jest takes a file's size for its time. The longest tests are the shortest
 * files here, tables of faults, and would run alone at the end.
 */
export default class LongLevelsFirst extends Sequencer {
    sort(tests) {
        const sorted = super.sort(tests);
        if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
        // The level "plugin" has files of others.
        const level = ({ path }) => levels.findIndex((name) => path.includes(`/test/${name}/`));
        return sorted.sort((a, b) => level(a) - level(b));
    }
}
