import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { logicalName } from "../events";
import { row } from "../row";
import { killAndEnd, victims } from "../kill";
import { record } from "../record";
import type { Verdict } from "../verdict";
import { operations } from "./operations";
import { startFileFaultWorld, temporaryFiles } from "./file-stack";

/** Operations that stand at the disk when the kill comes: Pulumi deletes when all else is done. */
const written = operations.filter(({ after }) => after !== undefined);

for (const victim of victims) {
    for (const when of ["before", "after"] as const) {
        const name = `${victim} killed ${when} a file was put in place`;
        row(`private key files: ${name}`, async () => {
            const world = await startFileFaultWorld();
            const { project } = world;
            const stalled = path.join(project.folder, "stalled");
            try {
                const hook = path.resolve(__dirname, "stall-disk.cjs");
                Object.assign(project.env, { NODE_OPTIONS: `--require ${hook}`, STALL: when, STALLED: stalled });
                world.change();
                const up = project.start("up", "--yes", "--skip-preview", "--continue-on-error", "--parallel", "64");
                while (!existsSync(stalled) || readFileSync(stalled, "utf8").split("\n").length <= written.length) {
                    await sleep(20);
                }
                await killAndEnd(project, victim, up);
                Object.assign(project.env, { NODE_OPTIONS: undefined, STALL: undefined });
                world.expectSafe("may be left");

                // docs/troubleshooting.md, "Interrupted": of what was begun, remove what is there; the state has the key, or the program.
                await project.must("cancel", "--yes");
                const pending = (await project.pendingOperations()).filter(({ type }) => type === "creating");
                const known = (await world.known()).map(({ id }) => id);
                const byHand = new Set<string>();
                for (const operation of written) {
                    const target = world.target(operation);
                    if (!existsSync(target) || known.includes(target)) continue;
                    if (victim !== "the provider alone") {
                        expect(pending.map(({ resource }) => logicalName(resource.urn))).toContain(operation.key);
                    }
                    byHand.add(operation.key);
                    rmSync(target);
                }
                for (const file of temporaryFiles(world.folder)) rmSync(file);
                await project.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
                const { failed, messages } = await world.up();
                expect({ failed, messages }).toEqual({ failed: new Set(), messages: new Map() });
                await project.must("preview", "--refresh", "--expect-no-changes");
                await world.expectWhole();
                await world.expectCleanEnd();
                // The provider takes back what it wrote, unless it died, too.
                const left = written.filter(({ before, moves }) => before === undefined || moves === true);
                const expected = victim !== "pulumi alone" && when === "after" ? left.map(({ key }) => key) : [];
                expect([...byHand]).toEqual(expected);
                const verdicts = written.map((one): [string, Verdict] => [
                    one.name,
                    byHand.has(one.key) ? "by hand, up" : "by itself",
                ]);
                record("PrivateKeyFile", name, "killed", verdicts);
            } finally {
                world.stop();
            }
        });
    }
}
