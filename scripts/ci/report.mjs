// Runs checks, also after a failure, and counts them.

/**
 * @typedef {object} JestResult The part of jest's JSON report that this uses.
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites Files that could not be loaded.
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */

export class Report {
    passed = 0;
    failed = 0;
    skipped = 0;

    /**
     * @param {string} name
     * @param {() => Promise<void> | void} body Throws if the check fails.
     * @returns {Promise<void>}
     */
    async check(name, body) {
        console.log(`\n=== ${name}`);
        const started = performance.now();
        let result = "ok";
        try {
            await body();
            this.passed += 1;
        } catch (error) {
            result = "FAILED";
            this.failed += 1;
            console.log(error instanceof Error ? error.message : String(error));
        }
        console.log(`=== ${result}: ${name} (${Math.round((performance.now() - started) / 1_000)} s)`);
    }

    /**
     * Adds jest's counts. A file that could not be loaded counts as a failed test.
     * @param {JestResult} result
     * @returns {number} How many failed.
     */
    addJest(result) {
        this.passed += result.numPassedTests;
        this.skipped += result.numPendingTests + result.numTodoTests;
        const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
        this.failed += failed;
        return failed;
    }

    /** The line that ends a run. */
    get summary() {
        return `${this.passed} passed, ${this.failed} failed`;
    }
}
