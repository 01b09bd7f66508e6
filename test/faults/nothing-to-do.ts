import { doorOfTests } from "../support/door";
import type { Project } from "../support/project";

/** Fails if the next up would change anything. */
export async function expectNothingToDo(project: Project): Promise<void> {
    // The timeout of the faulty run was an argument of the explicit provider, and is gone now: that is a change of its own.
    if (doorOfTests === "plugin") await project.must("up", "--yes", "--skip-preview");
    await project.must("preview", "--expect-no-changes");
}
