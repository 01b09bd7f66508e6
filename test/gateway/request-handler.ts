import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { identify } from "./authentication";
import type { Controlled } from "./control/action";
import { control, CONTROL_PREFIX } from "./control/control";
import { dispatch, type Incoming } from "./dispatch";
import { type Outcome, outcomeOf } from "./faults/outcome";
import { readBody, type RequestBody } from "./http/request-body";
import { send, sentBytes } from "./http/send";
import { projectOfRequest } from "./resources/request-project";
import type { WireLog } from "./wire-log";

export interface HandlerOptions extends Controlled {
    /** Milliseconds before every answer but those to control requests. */
    readonly latency: number;
    readonly wireLog: WireLog | undefined;
    /** Ends every wait. */
    readonly closed: AbortSignal;
}

/** Takes one request from the socket to the answer. */
export async function handleRequest(
    options: HandlerOptions,
    request: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    const id = randomUUID();
    const ids = { "x-request-id": id, "x-kong-request-id": id.replaceAll("-", "") };
    const time = new Date();
    let body: RequestBody;
    try {
        body = await readBody(request);
    } catch {
        return; // the client went away in the middle of its request
    }
    const incoming = incomingOf(options, request, body);
    if (incoming.path.startsWith(CONTROL_PREFIX)) {
        const answer = await control(options, incoming.method, incoming.path, body.content);
        send(response, { kind: "answer", answer }, ids);
        return;
    }
    options.wireLog?.add({ id, time: time.toISOString(), request, body: body.content });
    const account = incoming.caller?.account;
    const { method, path } = incoming;
    const project = projectOfRequest(incoming, options.world.store);
    const fault = options.faults.take({ method, path, body: body.content, account, project });
    const { ended } = options.faults;
    if (options.latency > 0) {
        await sleep(options.latency, undefined, { signal: options.closed });
    }
    const outcome = await outcomeOf(fault, () => dispatch(incoming, options.world), options.closed, ended);
    // Before it is sent: whoever has the answer finds the request in the log.
    options.requests.add({
        id,
        time: time.toISOString(),
        method: incoming.method,
        path: incoming.path,
        account: account?.username ?? null,
        status: statusOf(outcome),
        fault: fault?.kind ?? null,
        bytesReceived: body.size,
        bytesSent: sentBytes(outcome),
        milliseconds: Date.now() - time.getTime(),
    });
    send(response, outcome, ids);
}

function incomingOf(options: HandlerOptions, request: IncomingMessage, body: RequestBody): Incoming {
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    return {
        method: request.method ?? "GET",
        path: mark < 0 ? url : url.slice(0, mark),
        query: mark < 0 ? "" : url.slice(mark),
        apiHost: header(request, "x-api-host"),
        contentType: request.headers["content-type"],
        extraProperties: extraPropertiesOf(request),
        caller: identify(options.world.accounts, header(request, "x-api-key")),
        body,
    };
}

function header(request: IncomingMessage, name: string): string | undefined {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
}

const EXTRA_PROPERTY = "x-extra-property-";

function extraPropertiesOf(request: IncomingMessage): Record<string, string> {
    return Object.fromEntries(
        Object.entries(request.headers)
            .filter(([name]) => name.startsWith(EXTRA_PROPERTY))
            .map(([name, value]) => [name.slice(EXTRA_PROPERTY.length), String(value)]),
    );
}

const statusOf = (outcome: Outcome): number | null => ("answer" in outcome ? outcome.answer.status : null);
