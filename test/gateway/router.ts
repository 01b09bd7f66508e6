import { noRoute } from "./http/refusal";
import type { Route } from "./handler-context";

export interface Match {
    readonly route: Route;
    readonly params: Readonly<Record<string, string>>;
    /** The path fits but for the slash that TWCC's paths end with. */
    readonly missingSlash: boolean;
}

/** The route for a path (without its query) and the `x-api-host` header; throws TWCC's 404 when there is none. */
export function match(
    routes: readonly Route[],
    platforms: readonly string[],
    path: string,
    apiHost: string | undefined,
): Match {
    const missingSlash = !path.endsWith("/");
    const segments = decode(missingSlash ? `${path}/` : path);
    for (const route of segments ? routes : []) {
        const params = fit(route.path.split("/"), segments ?? []);
        if (params && fitsHost(route, params, platforms, apiHost)) {
            return { route, params, missingSlash };
        }
    }
    throw noRoute();
}

/** Split before decoding: a `%2F` belongs to its segment. Undefined for broken escapes. */
function decode(path: string): string[] | undefined {
    try {
        return path.split("/").map(decodeURIComponent);
    } catch {
        return undefined;
    }
}

function fit(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
    if (pattern.length !== segments.length) {
        return undefined;
    }
    const params: Record<string, string> = {};
    for (const [index, part] of pattern.entries()) {
        const segment = segments[index] ?? "";
        if (part.startsWith("{")) {
            if (segment === "" || segment.includes("/")) {
                return undefined;
            }
            params[part.slice(1, -1)] = segment;
        } else if (part !== segment) {
            return undefined;
        }
    }
    return params;
}

function fitsHost(
    route: Route,
    params: Record<string, string>,
    platforms: readonly string[],
    apiHost: string | undefined,
): boolean {
    const platform = params.platform;
    if (platform !== undefined && !platforms.includes(platform)) {
        return false;
    }
    return apiHost === (route.apiHost === "goc" ? "goc" : platform);
}
