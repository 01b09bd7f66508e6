/** Apart from the levels of `npm test`: this one installs with every package manager, by `npm run test:consumers`. */
import config, { level } from "../../jest.config.mjs";

export default {
    ...config,
    projects: undefined,
    ...level("consumers"),
    // Half of the time goes into downloads.
    maxWorkers: 4,
    rootDir: "../..",
    reporters: ["<rootDir>/test/matrix/progress.mjs", "default"],
};
