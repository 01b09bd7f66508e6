import { jsonBody } from "../../http/json-body";
import { coded, detail } from "../../http/refusal";
import type { Call, World } from "../../handler-context";
import { param } from "../parameters";
import { type Project, projectOf } from "../projects";
import { type Solution, SOLUTIONS } from "../solutions/catalogue";

export interface CreateBody {
    readonly name: string;
    readonly desc: string;
    readonly project: Project;
    readonly solution: Solution;
}

/** The official client's rule (docs/contributing/twcc-api.md#sites-and-servers). */
const NAME = /^[a-z][a-z-_0-9]{5,15}$/;

/** The body of `POST sites/`. */
export function parseCreateBody(call: Call, world: World): CreateBody {
    const body = jsonBody(call);
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
        throw detail(400, "Invalid data. Expected a dictionary.");
    }
    const { name, desc = "", project, solution, ...others } = body as Record<string, unknown>;
    const stranger = Object.keys(others)[0];
    if (stranger !== undefined) {
        throw coded(40001, `Unknown field ${stranger}.`);
    }
    if (typeof name !== "string" || !NAME.test(name)) {
        throw coded(40001, `Name is not valid: ${NAME.source} only.`);
    }
    if (typeof desc !== "string") {
        throw coded(40001, "desc: Not a valid string.");
    }
    const found = SOLUTIONS.find(({ id }) => id === whole(solution, "solution"));
    const owned = projectOf(world, call.account, [param(call, "platform")], whole(project, "project"));
    if (!found) {
        throw coded(40401, "Solution not found.");
    }
    return { name, desc, project: owned, solution: found };
}

function whole(value: unknown, field: string): number {
    if (!Number.isSafeInteger(value)) {
        throw coded(40001, `${field}: A valid integer is required.`);
    }
    return value as number;
}
