import { authenticate, authorize, type Caller } from "./authentication";
import { type Answer, json } from "./http/answer";
import { coded, detail, noRoute, plain, Refusal } from "./http/refusal";
import { MAX_BODY_BYTES, type RequestBody } from "./http/request-body";
import { match } from "./router";
import { routes } from "./routes";
import type { World } from "./handler-context";

/** A request as the handlers' side of the gateway sees it. */
export interface Incoming {
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    readonly query: string;
    readonly apiHost: string | undefined;
    readonly contentType: string | undefined;
    readonly extraProperties: Readonly<Record<string, string>>;
    readonly caller: Caller | undefined;
    readonly body: RequestBody;
}

/** Acts on a request and answers; whatever goes wrong becomes an answer too. */
export async function dispatch(incoming: Incoming, world: World): Promise<Answer> {
    try {
        return await act(incoming, world);
    } catch (error) {
        if (error instanceof Refusal) {
            return error.answer;
        }
        console.error(error);
        return coded(50001, "Internal error of the local gateway; its stderr says more.").answer;
    }
}

/** The gateway in front looks first: size, route, API key; then TWCC itself: the slash, permission, method. */
async function act(incoming: Incoming, world: World): Promise<Answer> {
    if (incoming.body.size > MAX_BODY_BYTES) {
        throw plain(413, "Request size limit exceeded");
    }
    const { route, params, missingSlash } = match(routes, world.platforms, incoming.path, incoming.apiHost);
    const account = authenticate(incoming.caller);
    if (missingSlash) {
        return redirectToSlash(incoming);
    }
    if (route.restricted) {
        authorize(account, incoming.method);
    }
    const handler = Object.hasOwn(route.methods, incoming.method)
        ? route.methods[incoming.method as keyof typeof route.methods]
        : undefined;
    if (!handler) {
        throw detail(405, `Method "${incoming.method}" not allowed.`, {
            allow: Object.keys(route.methods).join(", "),
        });
    }
    const { contentType, extraProperties } = incoming;
    const query = new URLSearchParams(incoming.query);
    return handler({ account, params, query, contentType, extraProperties, body: incoming.body.content }, world);
}

/** As Django does it for GET; a redirect of anything else would lose the body, so there it is an unknown route. */
function redirectToSlash(incoming: Incoming): Answer {
    if (incoming.method !== "GET") {
        throw noRoute();
    }
    return json(301, {}, { location: `${incoming.path}/${incoming.query}` });
}
