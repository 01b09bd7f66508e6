// Installs the npm packages if they are missing or outdated. The scripts of package.json load this file before their own
// (node --import), so that all the others can import packages. This file and what it imports cannot: Node's own modules only.
import { dependenciesAreInstalled, installDependencies } from "./setup/dependencies.mjs";
import { withLock } from "./setup/lock.mjs";
import { printError } from "./support/failure.mjs";
import { checkoutLock, repository } from "./support/folders.mjs";

try {
    if (!dependenciesAreInstalled(repository)) {
        await withLock(checkoutLock, "installing the npm packages", async () => {
            // Another process may have done it while this one waited.
            if (!dependenciesAreInstalled(repository)) {
                await installDependencies(repository);
            }
        });
    }
} catch (error) {
    printError(error);
    process.exit(1);
}
