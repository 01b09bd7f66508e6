// Runs checks one after the other, goes on after a failure, and counts.

export class Report {
    passed = 0;
    failed = 0;
    skipped = 0;

    /**
     * @param {string} name
     * @param {() => Promise<void> | void} body Throws when the check fails.
     * @returns {Promise<boolean>}
     */
    async check(name, body) {
        console.log(`\n=== ${name}`);
        const started = performance.now();
        let error;
        try {
            await body();
            this.passed += 1;
        } catch (thrown) {
            error = thrown;
            this.failed += 1;
            console.log(thrown instanceof Error ? thrown.message : String(thrown));
        }
        console.log(`=== ${error ? "FAILED" : "ok"}: ${name} (${Math.round((performance.now() - started) / 1_000)} s)`);
        return error === undefined;
    }

    /**
     * Adds what jest counted. A file that could not be loaded counts as a failed test.
     * @param {Record<string, number>} result jest's JSON report
     */
    addJest(result) {
        this.passed += result.numPassedTests;
        this.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
        this.skipped += result.numPendingTests + result.numTodoTests;
    }

    /** The line that ends a run. */
    get summary() {
        return `${this.passed} passed, ${this.failed} failed`;
    }
}
