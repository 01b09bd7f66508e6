import { row } from "../row";
import { record } from "../record";
import type { Verdict } from "../verdict";
import { diskFaults, expectedOf } from "./disk-faults";
import { operations } from "./operations";
import { startFileFaultWorld } from "./file-stack";

for (const fault of diskFaults) {
    row(`private key files: ${fault.name}`, async () => {
        const world = await startFileFaultWorld();
        const heal: (() => void)[] = [];
        try {
            for (const operation of operations) heal.push(fault.spoil(world.target(operation)));
            const theirs = operations.map((operation) => fault.theirs?.(world.target(operation)));
            world.change();
            const faulty = await world.up();
            for (const { key, name } of operations) {
                const failed = faulty.failed.has(key);
                expect({ name, failed }).toEqual({ name, failed: expectedOf(fault, name) !== "by itself" });
                if (failed) expect(faulty.messages.get(key)).toMatch(fault.cause);
            }
            // A look never fails for what is there instead, and nothing of it is touched.
            const read = await world.project.pulumi("refresh", "--yes", "--skip-preview");
            if (read.code !== 0) expect(read.output).toMatch(fault.cause);
            expect(operations.map((operation) => fault.theirs?.(world.target(operation)))).toEqual(theirs);
            world.expectSafe();

            for (const well of heal.splice(0)) well();
            // What the refresh found is mended by the same `up`.
            await world.project.must("refresh", "--yes", "--skip-preview");
            const { failed, messages } = await world.up();
            expect({ failed, messages }).toEqual({ failed: new Set(), messages: new Map() });
            await world.project.must("preview", "--refresh", "--expect-no-changes");
            await world.expectWhole();
            await world.expectCleanEnd();
            const verdicts = operations.map(({ name }) => [name, expectedOf(fault, name)] as const);
            const look: Verdict = read.code === 0 ? "by itself" : "next up";
            record("PrivateKeyFile", fault.name, "disk", [["read", look], ...verdicts]);
        } finally {
            for (const well of heal) well();
            world.stop();
        }
    });
}
