/** Apart from the levels of `npm test`: this one installs Nodes and SDKs, by `npm run test:matrix`. */
import config, { level } from "../../jest.config.mjs";

export default {
    ...config,
    projects: undefined,
    ...level("matrix"),
    rootDir: "../..",
    reporters: ["<rootDir>/test/matrix/progress.mjs", "default"],
};
