// Pulumi's official installer, as a process of its own, so that it can be stopped.
// node official-installer.mjs FOLDER VERSION → FOLDER/bin/pulumi and its helpers
import { createRequire } from "node:module";

const [root, version] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { PulumiCommand } = require("@pulumi/pulumi/automation");
// The same copy of semver that @pulumi/pulumi uses.
const { SemVer } = createRequire(require.resolve("@pulumi/pulumi/package.json"))("semver");

try {
    await PulumiCommand.install({ root, version: new SemVer(version) });
} catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
}
