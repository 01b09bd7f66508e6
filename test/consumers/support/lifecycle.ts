import type { Account } from "../../support/account";
import { makeProject, type Project, type Ran } from "../../support/project";
import { put, type Files } from "./files";
import { removal } from "./programs";
import { record } from "./record";

export type Command = "up" | "preview" | "refresh" | "destroy";

/** One way to use the package. */
export interface SetUp {
    /** As the table names it. */
    readonly title: string;
    /** The package manager and its version. */
    readonly packages: string;
    /** The project's folder, packages included. */
    readonly at: string;
    /** What this set-up puts there; it goes at the end. */
    readonly files: Files;
    /** Where Pulumi is started, if not there, and with which arguments before its own. */
    readonly in?: string;
    readonly with?: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
    /** What does a command, if not the CLI. A failure is the test's. */
    readonly run?: (command: Command, project: Project) => Promise<Ran>;
    /** Takes one key pair out of the program, if not by `removal`. */
    readonly removeOne?: () => void;
    /** Called with what each command printed. */
    readonly look?: (output: string, command: Command) => void;
}

const commands: Readonly<Record<Command, readonly string[]>> = {
    up: ["up", "--yes", "--skip-preview"],
    preview: ["preview", "--expect-no-changes"],
    refresh: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    destroy: ["destroy", "--yes", "--skip-preview"],
};

/** A whole life on the real engine: up, preview and refresh without changes, removal of one key pair, destroy. */
export async function live(setUp: SetUp, alice: Account): Promise<void> {
    const restore = put(setUp.at, setUp.files);
    const project = await makeProject({
        at: setUp.at,
        env: { ...alice.env, ...setUp.env },
        ...(setUp.in === undefined ? {} : { in: setUp.in }),
        ...(setUp.with === undefined ? {} : { with: setUp.with }),
    });
    const run = async (command: Command) => {
        const { output } = await (setUp.run?.(command, project) ?? project.must(...commands[command]));
        setUp.look?.(output, command);
    };
    await record(setUp, async () => {
        try {
            await run("up");
            const all = await keysOfState(project);
            const count = Object.keys(all).length;
            expect(count).toBeGreaterThan(1);
            expect(await alice.keys()).toEqual(all);
            await run("preview");
            await run("refresh");
            if (setUp.removeOne === undefined) Object.assign(project.env, removal);
            else setUp.removeOne();
            await run("up");
            const left = await keysOfState(project);
            expect(Object.keys(left)).toHaveLength(count - 1);
            expect(all).toMatchObject(left);
            expect(await alice.keys()).toEqual(left);
            await run("destroy");
            expect(await alice.keys()).toEqual({});
            expect(await project.resources()).toEqual([]);
        } finally {
            // What a failure left must not fail the next set-up, too.
            for (const name of Object.keys(await alice.keys())) await alice.remove(name);
            project.remove();
            restore();
        }
    });
}

/** The fingerprints of all key pairs in the state, by name. */
async function keysOfState(project: Project): Promise<Record<string, unknown>> {
    const resources = await project.resources();
    return Object.fromEntries(resources.map(({ id, outputs }) => [id, outputs.fingerprint]));
}
