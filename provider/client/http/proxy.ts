import { UserError } from "../../core/errors";

/** A proxy, and the environment variable that names it. */
export interface Proxy {
    readonly variable: string;
    readonly address: URL;
}

/** In the order in which proxy-from-env looks at them. */
const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/** The proxy for a URL, from HTTPS_PROXY, ALL_PROXY and NO_PROXY, if there is one. */
export async function proxyFor(url: URL): Promise<Proxy | undefined> {
    // An endpoint without TLS is on this computer.
    if (url.protocol !== "https:") return undefined;
    const { getProxyForUrl } = await import("proxy-from-env");
    if (getProxyForUrl(url.href) === "") return undefined;
    for (const variable of variables) {
        const given = process.env[variable];
        if (given !== undefined && given !== "") return { variable, address: addressOf(given, variable, url) };
    }
    return undefined;
}

/** These errors are final, so nothing retries them. They never repeat the address, which may contain a password. */
function addressOf(given: string, variable: string, endpoint: URL): URL {
    const address = parse(given);
    if (address === undefined) {
        throw new UserError(
            `${variable} is not the address of a proxy. Write http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT if the proxy needs a password. In USER and PASSWORD write @ as %40, : as %3A, / as %2F, # as %23 and % as %25.`,
        );
    }
    if (/^https?:$/.test(address.protocol)) return address;
    const what = address.protocol.startsWith("socks") ? "a SOCKS proxy" : "a proxy that is not an HTTP proxy";
    // HTTPS_PROXY comes before ALL_PROXY, which other programs may need.
    const instead = /^all/i.test(variable) ? "HTTPS_PROXY" : variable;
    throw new UserError(
        `${variable} names ${what}, which is not supported. Set an HTTP proxy in ${instead} (http://HOST:PORT), or add ${endpoint.hostname} to NO_PROXY if it can be reached without a proxy.`,
    );
}

function parse(given: string): URL | undefined {
    const scheme = given.includes("://");
    // URL would take `http:/HOST` for a host named http.
    if (!scheme && /^\s*https?:/i.test(given)) return undefined;
    try {
        // As curl does it; proxy-from-env would use the scheme of the endpoint.
        const address = new URL(scheme ? given : `http://${given.trim()}`);
        // hpagent decodes both, and would throw in the middle of a request.
        decodeURIComponent(address.username + address.password);
        // An unencoded character of the password has ended the host name.
        return (address.pathname + address.search + address.hash).includes("@") ? undefined : address;
    } catch {
        return undefined;
    }
}
