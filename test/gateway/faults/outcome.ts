import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, json, text } from "../http/answer";
import { dropFields } from "./drop-fields";
import type { BodyChange, Fault } from "./fault";

/** What happens on the wire. */
export type Outcome =
    | { readonly kind: "answer"; readonly answer: Answer }
    /** The whole length is announced, `sent` bytes follow, then the connection breaks. */
    | { readonly kind: "truncated"; readonly answer: Answer; readonly sent: number }
    /** The answer's head with `size` bytes of filler. */
    | { readonly kind: "filled"; readonly answer: Answer; readonly size: number }
    | { readonly kind: "cut" }
    | { readonly kind: "hang" };

/**
 * Acts, or not, and answers, or not, as the fault wants it.
 * @param closed - aborts when the client or the gateway has gone.
 * @param ended - aborts when the fault's rule is no longer in force.
 */
export async function outcomeOf(
    fault: Fault | undefined,
    act: () => Promise<Answer>,
    closed: AbortSignal,
    ended: AbortSignal,
): Promise<Outcome> {
    switch (fault?.kind) {
        case undefined:
            return answered(await act());
        case "cut-before":
            return { kind: "cut" };
        case "cut-after":
            await act();
            return { kind: "cut" };
        case "hang":
            if (fault.acted) {
                await act();
            }
            return { kind: "hang" };
        case "delay": {
            const early = fault.acted ? await act() : undefined;
            await wait(fault.ms, closed, ended);
            return answered(early ?? (await act()));
        }
        case "status": {
            if (fault.acted) {
                await act();
            }
            const { status, body = "" } = fault;
            return answered(withHeaders(typeof body === "string" ? text(status, body) : json(status, body), fault));
        }
        case "body":
            return changed(withHeaders(await act(), fault), fault);
        case "drop-fields":
            return answered(dropFields(await act(), fault.fields));
    }
}

async function wait(ms: number, closed: AbortSignal, ended: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal: AbortSignal.any([closed, ended]) }).catch((error: unknown) => {
        if (closed.aborted) throw error;
    });
}

const answered = (answer: Answer): Outcome => ({ kind: "answer", answer });

function changed(answer: Answer, change: BodyChange): Outcome {
    if ("truncate" in change) {
        return { kind: "truncated", answer, sent: change.truncate };
    }
    if ("size" in change) {
        return { kind: "filled", answer, size: change.size };
    }
    const body = "body" in change ? Buffer.from(change.body) : answer.body.subarray(0, change.shorten);
    return answered({ ...answer, body });
}

function withHeaders(answer: Answer, { headers = {} }: { headers?: Readonly<Record<string, string>> | undefined }) {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    return { ...answer, headers: { ...answer.headers, ...lower } };
}
