import type { Project, Projects } from "../client";
import type { Context } from "./resource";

/**
 * Finds the caller's project by a code like `ENT123456` or an id. Also returns all projects if there is no match.
 */
export async function findProject(
    projects: Projects,
    wanted: string,
    context: Context,
): Promise<{ readonly found?: Project; readonly there: readonly Project[] }> {
    const isId = /^\d+$/.test(wanted);
    const isSame = ({ code }: Project) => code.toLowerCase() === wanted.toLowerCase();
    const named = isId ? undefined : (await projects.list(wanted, context)).find(isSame);
    if (named !== undefined) return { found: named, there: [named] };
    const there = await projects.list(undefined, context);
    const found = there.find((one) => String(one.id) === wanted || isSame(one));
    return { ...(found !== undefined && { found }), there };
}
