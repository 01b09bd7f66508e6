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

/**
 * Tests of the levels provider and faults that run through the plugin, too. `TEST_DOOR=plugin` runs all of both levels
 * so. What a row of the fault matrix is played through is in test/faults/row.ts.
 */
const throughPlugin = {
    ...level("plugin"),
    testMatch: [
        ...[
            "create",
            "change",
            "look-up",
            "same-name",
            "engine-gone",
            "private-key-file",
            "recipients",
            "passphrase",
        ].map((name) => `provider/${name}`),
        ...["refusals-lasting", "crash", "instances/refusals-once"].map((name) => `faults/${name}`),
    ].map((name) => `<rootDir>/test/${name}.test.ts`),
    setupFiles: ["<rootDir>/test/support/plugin-door.cjs"],
};

export default {
    // Real keys, processes and engines on a busy machine: a limit that only a hang reaches.
    testTimeout: 60_000,
    // More than the cores of a small machine, since many tests wait.
    maxWorkers: 4,
    testSequencer: "<rootDir>/test/support/mix-levels.mjs",
    projects: [...["unit", "gateway", "provider", "engine", "package", "faults"].map(level), throughPlugin],
};
