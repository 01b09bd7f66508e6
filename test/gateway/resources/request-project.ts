import type { Incoming } from "../dispatch";
import type { Store } from "../store";
import { codeOfProject } from "./projects";
import { projectIdOf } from "./sites/records";

/** The code of the project that a request is about, whichever way it says so; nothing where it is about none. */
export function projectOfRequest({ path, query, body }: Incoming, store: Store): string | undefined {
    const asked = new URLSearchParams(query);
    const name = path.endsWith("/projects/") ? asked.get("name") : null;
    if (name !== null) {
        return name;
    }
    const [, kind, number] = /\/(projects|sites|servers)\/(\d+)\//.exec(path) ?? [];
    const asId = Number(kind === undefined ? (asked.get("project") ?? projectInBody(body.content)) : number);
    const id = kind === undefined || kind === "projects" ? asId : projectIdOf(store, asId);
    return id === undefined || !(id > 0) ? undefined : codeOfProject(id);
}

function projectInBody(body: Buffer): unknown {
    try {
        return (JSON.parse(body.toString("utf8")) as { project?: unknown } | null)?.project;
    } catch {
        return undefined;
    }
}
