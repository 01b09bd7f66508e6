/** One project a level of tests; `npm test -- --selectProjects unit` runs a single one. */
const level = (name) => ({
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    transform: {
        // ignoreDynamic: got is ESM only, so `import()` must stay `import()` (engine.md).
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
});

export default {
    projects: ["unit", "gateway", "provider", "engine", "package"].map(level),
};
