import type { Answer } from "../../../provider/client/http/answer";
import { gotTransport, TransportError, type Request, type Transport } from "../../../provider/client/http/transport";
import { TwccClient } from "../../../provider/client";
import { resolveConfiguration } from "../../../provider/configuration";
import { Claims } from "../../../provider/core/claims";
import { Deadline } from "../../../provider/core/deadline";
import { messageOf } from "../../../provider/core/errors";
import { Locks } from "../../../provider/core/locks";
import type { Context } from "../../../provider/core/resource";
import { alice, platform } from "../gateway-and-providers";
import { project } from "../gateway-and-instances";

/** A call and its answer. */
export interface Played {
    readonly call: string;
    readonly answer: Answer;
}

/** An operation, as an adapter calls it. */
export type Operation = (context: Context) => Promise<unknown>;

/** Like one that a terminal, a URL, JSON and base64 write differently; there is none like it in the answers. */
export const apiKey = 's3cret/"api\\+key=';

/** Milliseconds for TWCC where answers are replayed. */
export const noTime = 0;

const callOf = ({ method, url }: Request) => `${method} ${url.replace(/^https?:\/\/[^/]+/, "")}`;

/** Runs an operation against the gateway, and returns what it asked and got. */
export async function record(endpoint: string, operation: Operation): Promise<Played[]> {
    const played: Played[] = [];
    const send = gotTransport(endpoint);
    const transport: Transport = async (request) => {
        const answer = await send(request);
        played.push({ call: callOf(request), answer });
        return answer;
    };
    await operation(contextOver(transport, endpoint, alice, 30_000, []));
    return played;
}

/** What an operation left and said: its result, its error with the state in it, its log. */
export interface Left {
    readonly outcome: unknown;
    readonly said: readonly string[];
}

/** Runs an operation with these answers in place of TWCC; there is no time to try anything again. */
export async function replay(answers: readonly Played[], operation: Operation): Promise<Left> {
    const left = new Map<string, Answer[]>();
    for (const { call, answer } of answers) left.set(call, [...(left.get(call) ?? []), answer]);
    let calls = 0;
    const transport: Transport = (request) => {
        // Answers that repeat themselves may be asked for again and again.
        if (++calls > 100) return Promise.reject(new TransportError("unreachable", "it is enough", false));
        const queue = left.get(callOf(request)) ?? [];
        const answer = queue.length > 1 ? queue.shift() : queue[0];
        return Promise.resolve(answer ?? { status: 404, headers: {}, body: '{"message":"40401: not found"}' });
    };
    const said: string[] = [];
    const context = contextOver(transport, "http://127.0.0.1:1", apiKey, noTime, said);
    try {
        return { outcome: await operation(context), said };
    } catch (error) {
        said.push(messageOf(error));
        return { outcome: (error as { state?: unknown }).state, said };
    }
}

function contextOver(transport: Transport, endpoint: string, key: string, time: number, said: string[]): Context {
    const stack: Readonly<Record<string, string>> = {
        "twcc:apiKey": key,
        "twcc:endpoint": endpoint,
        "twcc:platform": platform,
        "twcc:project": project,
    };
    const configuration = {
        ...resolveConfiguration((name) => stack[name], { TWCC_DATA_PATH: "/nowhere" }),
        timeout: time,
    };
    const client = new TwccClient(configuration, configuration.apiKey!, transport);
    const hear = (message: string) => {
        said.push(message);
    };
    return {
        configuration,
        client: () => client,
        log: { info: hear, warn: hear },
        deadline: new Deadline(time === noTime ? 0 : time),
        adoptions: new Map(),
        claims: new Claims(),
        locks: new Locks(),
        signal: new AbortController().signal,
    };
}
