/** Apart from the levels of `npm test`: this one installs with every package manager, by `npm run test:consumers`. */
import config, { level } from "../../jest.config.mjs";

export default {
    ...config,
    projects: undefined,
    ...level("consumers"),
    rootDir: "../..",
    reporters: ["<rootDir>/test/matrix/progress.mjs", "default"],
};
