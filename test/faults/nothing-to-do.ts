import { doorOfTests } from "../support/door";
import type { Project } from "../support/project";

/** What `pulumi preview --json` tells of a resource. */
interface Step {
    readonly op: string;
    readonly urn: string;
}

/** Fails if the next up would change anything. */
export async function expectNothingToDo(project: Project): Promise<void> {
    if (doorOfTests === "dynamic") {
        await project.must("preview", "--expect-no-changes");
        return;
    }
    // The timeout of the faulty run was an argument of the explicit provider, and is gone now: a change of the provider's
    // own, and of no resource.
    const { stdout } = await project.must("preview", "--json");
    const { steps } = JSON.parse(stdout) as { readonly steps: readonly Step[] };
    const changes = steps.filter(({ op, urn }) => op !== "same" && !urn.includes("::pulumi:providers:twcc::"));
    expect(changes.map(({ op, urn }) => `${op} ${urn}`)).toEqual([]);
    // Deletes have the usual time again.
    await project.must("up", "--yes", "--skip-preview");
}
