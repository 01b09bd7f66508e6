import Sequencer from "@jest/test-sequencer";

/** What their tests do most: run programs, or wait for what a gateway or a process does late. */
const levels = { working: ["package", "engine"], waiting: ["faults", "provider"], short: ["gateway", "unit"] };

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
        const [working, waiting, short] = [of(levels.working), of(levels.waiting), of(levels.short)];
        const longer = Math.max(working.length, waiting.length);
        const mixed = Array.from({ length: longer }, (_, at) => [working[at], waiting[at]]).flat();
        return [...mixed.filter((test) => test !== undefined), ...short];
    }
}
