import type { Faults } from "../faults/faults";
import { type Answer, empty } from "../http/answer";
import type { Machines } from "../machines/machines";
import type { RequestLog } from "../request-log";
import type { World } from "../handler-context";

export interface Controlled {
    readonly world: World;
    readonly faults: Faults;
    readonly requests: RequestLog;
    readonly machines: Machines;
}

/** `params` are the groups of the path's expression, decoded. */
export type Action = (gateway: Controlled, params: readonly string[], body: Buffer) => Answer | Promise<Answer>;

export type ActionRoute = readonly [method: string, path: RegExp, action: Action];

export const parse = (body: Buffer): unknown => JSON.parse(body.toString("utf8"));

export function done(change: () => void): Answer {
    change();
    return empty(204);
}
