import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { doorOfTests } from "../../support/door";
import { makeProject, type Project } from "../../support/project";
import type { Resource } from "../../support/stack-state";
import { learn } from "../../support/secrets/watch";
import { makeKey } from "../../support/ssh-keygen";
import { up, type Up } from "../up";
import { operations, program, targetOf, type Operation } from "./operations";

export const type = "pulumi-nodejs:dynamic/twcc:PrivateKeyFile";

/** A stack whose private key files stand where the faulty run will find them. */
export interface FileFaultWorld {
    readonly project: Project;
    /** Where the files are. */
    readonly folder: string;
    /** An operation's path in the faulty run. */
    readonly target: (operation: Operation) => string;
    readonly change: () => void;
    readonly up: () => Promise<Up>;
    /** The files in the stack's state. */
    readonly known: () => Promise<Resource[]>;
    /** No key file is anything but whole and for its owner alone, and no temporary file is left. */
    readonly expectSafe: (temporary?: "may be left") => void;
    /** Each file of the state holds the key that the program says, and there is no other one. */
    readonly expectWhole: () => Promise<void>;
    /** Destroys, and looks that no key is left. */
    readonly expectCleanEnd: () => Promise<void>;
    readonly stop: () => void;
}

export async function startFileFaultWorld(env: NodeJS.ProcessEnv = {}): Promise<FileFaultWorld> {
    // Beside the project, whose files are searched for keys.
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "twcc-file-faults-")));
    const folder = path.join(root, "keys");
    const project = await makeProject({ env: { PULUMI_DEBUG_COMMANDS: "true", ...env }, door: doorOfTests });
    const [a, b] = [(await makeKey("-t", "ed25519")).privateKey, (await makeKey("-t", "ed25519")).privateKey];
    for (const key of [a, b]) learn(key, "a private key");
    const wanted = { a, b };
    const keyFiles = () =>
        filesIn(folder).filter(
            (file) => lstatSync(file).isFile() && readFileSync(file, "utf8").includes("PRIVATE KEY"),
        );
    const world: FileFaultWorld = {
        project,
        folder,
        target: (operation) => path.join(folder, targetOf(operation)),
        change: () => {
            project.write(program("after", folder, wanted));
        },
        up: () => up(project, root),
        known: () => project.resources(type),
        expectSafe: (temporary) => {
            const temporaries = temporaryFiles(folder);
            if (temporary === undefined) expect(temporaries).toEqual([]);
            for (const file of [...keyFiles(), ...temporaries]) {
                expect({ file, mode: (lstatSync(file).mode & 0o777).toString(8) }).toEqual({ file, mode: "600" });
            }
            for (const file of keyFiles().filter((one) => !temporaries.includes(one))) {
                // Not toContain: a failure would print the key.
                expect({ file, whole: [a, b].includes(readFileSync(file, "utf8")) }).toEqual({ file, whole: true });
            }
        },
        expectWhole: async () => {
            const known = await world.known();
            expect(known.map(({ urn }) => urn.split("::").at(-1)).sort()).toEqual(
                operations
                    .filter(({ after }) => after !== undefined)
                    .map(({ key }) => key)
                    .sort(),
            );
            for (const operation of operations) {
                if (operation.after === undefined) continue;
                const holds = readFileSync(world.target(operation), "utf8") === wanted[operation.after];
                expect({ name: operation.name, holds }).toEqual({ name: operation.name, holds: true });
            }
            expect(keyFiles().sort()).toEqual(known.map(({ id }) => id).sort());
            world.expectSafe();
        },
        expectCleanEnd: async () => {
            await project.must("destroy", "--yes", "--skip-preview");
            expect(keyFiles()).toEqual([]);
            world.expectSafe();
        },
        stop: () => {
            try {
                project.remove();
            } finally {
                rmSync(root, { recursive: true, force: true });
            }
        },
    };
    project.write(program("before", folder, wanted));
    await project.must("up", "--yes", "--skip-preview");
    for (const operation of operations) if (operation.missing === true) rmSync(world.target(operation));
    await project.must("refresh", "--yes", "--skip-preview");
    return world;
}

/** What a process that was killed in the middle of writing leaves behind. */
export function temporaryFiles(folder: string): string[] {
    return filesIn(folder).filter((file) => path.basename(file).startsWith(".pulumi-twcc-"));
}

/** All entries below a folder but folders; links are not followed. */
function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const inner = path.join(folder, entry.name);
        return entry.isDirectory() ? filesIn(inner) : [inner];
    });
}
