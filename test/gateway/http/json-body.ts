import type { Call } from "../handler-context";
import { detail } from "./refusal";

/** What was sent as JSON; the refusals are those of Django's REST framework. */
export function jsonBody(call: Pick<Call, "contentType" | "body">): unknown {
    if (!/^application\/json\b/i.test(call.contentType ?? "")) {
        throw detail(415, `Unsupported media type "${call.contentType ?? ""}" in request.`);
    }
    try {
        return JSON.parse(call.body.toString("utf8"));
    } catch {
        throw detail(400, "JSON parse error");
    }
}
