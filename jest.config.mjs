/**
 * One project for each level of tests. `npm test -- --selectProjects unit` runs one.
 * @param {string} name
 */
export const level = (name) => ({
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    transform: {
        // ignoreDynamic: got is ESM only, so `import()` must stay `import()`.
        "\\.ts$": [
            "@swc/jest",
            {
                jsc: { target: "es2022", parser: { syntax: "typescript" } },
                module: { type: "commonjs", ignoreDynamic: true },
                sourceMaps: "inline",
            },
        ],
    },
    testEnvironment: "node",
    // Generated packages have the names of real ones.
    modulePathIgnorePatterns: ["<rootDir>/build/"],
});

/** Tests of the level provider that run a second time, through the plugin. `TEST_DOOR=plugin` runs all of them so. */
const throughPlugin = {
    ...level("plugin"),
    testMatch: ["create", "change", "look-up", "same-name", "engine-gone", "private-key-file"].map(
        (name) => `<rootDir>/test/provider/${name}.test.ts`,
    ),
    setupFiles: ["<rootDir>/test/support/plugin-door.cjs"],
};

export default {
    // Real keys, processes and engines on a busy machine: a limit that only a hang reaches.
    testTimeout: 60_000,
    // More than the cores of a small machine, since most tests wait for other processes: a ninth less time than two.
    maxWorkers: 3,
    testSequencer: "<rootDir>/test/support/long-levels-first.mjs",
    projects: [...["unit", "gateway", "provider", "engine", "package", "faults"].map(level), throughPlugin],
};
