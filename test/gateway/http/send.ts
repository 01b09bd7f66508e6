import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Outcome } from "../faults/outcome";
import type { Answer } from "./answer";

const FILLER = Buffer.alloc(64 * 1024, "x");

/** Puts the outcome on the wire; `ids` are the request id headers that every answer carries. */
export function send(response: ServerResponse, outcome: Outcome, ids: Record<string, string>): void {
    switch (outcome.kind) {
        case "cut":
            response.socket?.destroy();
            return;
        case "hang":
            return; // until the client gives up or the gateway is closed
        case "answer":
            writeHead(response, outcome.answer, ids, outcome.answer.body.length);
            response.end(outcome.answer.body);
            return;
        case "truncated":
            writeHead(response, outcome.answer, ids, outcome.answer.body.length);
            response.write(outcome.answer.body.subarray(0, outcome.sent), () => response.socket?.destroy());
            return;
        case "filled":
            writeHead(response, outcome.answer, ids, outcome.size);
            Readable.from(filler(outcome.size), { objectMode: false }).pipe(response);
            return;
    }
}

/** How many bytes of body `send` writes. */
export function sentBytes(outcome: Outcome): number {
    switch (outcome.kind) {
        case "answer":
            return outcome.answer.body.length;
        case "truncated":
            return Math.min(outcome.sent, outcome.answer.body.length);
        case "filled":
            return outcome.size;
        default:
            return 0;
    }
}

function writeHead(response: ServerResponse, answer: Answer, ids: Record<string, string>, length: number): void {
    // A 204 or 304 has no body, so it must not announce one.
    const hasBody = answer.status !== 204 && answer.status !== 304;
    response.writeHead(answer.status, {
        ...answer.headers,
        ...ids,
        ...(hasBody ? { "content-length": String(length) } : {}),
    });
}

function* filler(size: number): Generator<Buffer> {
    for (let left = size; left > 0; left -= FILLER.length) {
        yield FILLER.subarray(0, left);
    }
}
