import { movedTo } from "../../core/moved";
import { replaces } from "../../core/properties";
import type { Change, Difference, ViewContext } from "../../core/resource";
import { hasUnknown } from "../../core/unknown";
import { instanceArguments } from "../properties";
import type { InstanceState } from "../types";

/** Arguments that are compared in their own way. */
const special: ReadonlySet<string> = new Set(["name", "keypair", "project", "solution", "platform"]);

/** The other arguments whose change needs a new instance. */
const rebuilding = Object.entries(instanceArguments)
    .filter(([name, argument]) => replaces(argument) && !special.has(name))
    .map(([name]) => name);

/**
 * Compares the state with the arguments. It ignores fields that it does not know.
 *
 * Of the key pair, only the name counts: rotating a key never changes an instance. A name that is not known yet is not
 * a change either: with a replacement at preview, the engine could delete the instance before the key
 * (docs/contributing/pulumi-engine.md#replacements).
 */
export function diff(
    { configuration }: ViewContext,
    state: InstanceState,
    news: Readonly<Record<string, unknown>>,
): Difference {
    const changes: Record<string, Change> = {};
    const reasons: string[] = [];

    if (hasUnknown(news.name) || news.name !== state.name) changes.name = "replace";
    if (!hasUnknown(news.keypair) && news.keypair !== state.keypair) changes.keypair = "replace";
    if (isAnother(news.project, [state.project, state.projectId])) changes.project = "replace";
    if (isAnother(news.solution, [state.solution, state.solutionId])) changes.solution = "replace";
    for (const name of rebuilding) {
        if (hasUnknown(news[name]) || canonical(news[name]) !== canonical(state[name as keyof InstanceState])) {
            changes[name] = "replace";
        }
    }
    const moved = movedTo(state.platform, news.platform, configuration.platform);
    if (moved !== undefined) {
        changes.platform = "replace";
        reasons.push(`Instance "${state.name}" ${moved}`);
    }
    if ((news.description ?? "") !== (state.description ?? "")) changes.description = "update";

    const [reason, unfinished] = trouble(state);
    if (unfinished === true) changes.status = "update";
    if (reason !== undefined) reasons.push(reason);
    return { changes, reasons };
}

/** Whether an argument, a name or an id, differs from both the name and the id in the state. */
function isAnother(wanted: unknown, known: readonly (string | number | undefined)[]): boolean {
    if (hasUnknown(wanted)) return true;
    const written = known.filter((one) => one !== undefined).map((one) => String(one).toLowerCase());
    return written.length > 0 && !written.includes(String(wanted).toLowerCase());
}

/** A value as a text that does not depend on the order of its fields. */
function canonical(value: unknown): string | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
    return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the user should know about an instance in trouble, and whether the next update continues with it. */
function trouble({ name, status, statusReason, unfinished }: InstanceState): [reason?: string, unfinished?: boolean] {
    const why = statusReason === undefined ? "" : ` (${statusReason})`;
    if (status === "Error") {
        return [
            `Instance "${name}" is in Error at TWCC${why}. Rebuild it with \`pulumi up --replace\` and its URN, or by changing its keepers.`,
            // One that was Ready before may have data on it, so the update does not change it.
            unfinished === true,
        ];
    }
    if (status === "Deleting")
        return [`Instance "${name}" is being deleted at TWCC: run \`pulumi refresh\` when it is gone.`];
    if (unfinished !== true) return [];
    return [`Instance "${name}" was not Ready yet (${status}): the update keeps waiting.`, true];
}
