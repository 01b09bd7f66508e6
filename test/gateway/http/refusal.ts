import { type Answer, json } from "./answer";

/** Thrown where a request is refused; the call's answer is carried along. */
export class Refusal extends Error {
    constructor(
        message: string,
        readonly answer: Answer,
    ) {
        super(message);
        this.name = "Refusal";
    }
}

/** TWCC's usual form (docs/contributing/twcc-api.md#errors): a code of five digits and the text. */
export function coded(code: number, message: string): Refusal {
    return plain(Math.floor(code / 100), `${code}: ${message}`);
}

/** The API gateway in front of TWCC answers without a code. */
export function plain(status: number, message: string): Refusal {
    return new Refusal(message, json(status, { message }));
}

/** Some of TWCC's calls put the text in `detail`. */
export function detail(status: number, text: string, headers: Record<string, string> = {}): Refusal {
    return new Refusal(text, json(status, { detail: text }, headers));
}

/** An unknown route: not the same as "no such key". */
export const noRoute = (): Refusal => plain(404, "no Route matched with those values");
