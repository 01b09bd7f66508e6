import { noRoute } from "../http/refusal";
import type { Call } from "../handler-context";

/** A parameter of the path. */
export function param(call: Call, name: string): string {
    const value = call.params[name];
    if (value === undefined) {
        throw noRoute();
    }
    return value;
}

/** TWCC's ids are whole numbers; undefined for anything else. */
export function parseId(text: string | null | undefined): number | undefined {
    return text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
