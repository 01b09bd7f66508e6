import { isIP } from "node:net";

/** TWCC's public API gateway. */
export const defaultEndpoint = "https://apigateway.twcc.ai";

/** Normalises an endpoint to `scheme://host[:port][/path]` without a slash at the end, or says what is wrong. */
export function parseEndpoint(text: string, source: string): { endpoint: string } | { problem: string } {
    const refuse = (what: string): { problem: string } => ({ problem: `The endpoint (from ${source}) ${what}` });

    let url: URL;
    try {
        url = new URL(text.trim());
    } catch {
        return refuse(`is not a URL. Use one like ${defaultEndpoint}.`);
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
        return refuse(`has to start with https://, for example ${defaultEndpoint}.`);
    }
    if (url.username !== "" || url.password !== "") {
        return refuse("contains a user or password. Remove them: TWCC accepts only an API key (twcc:apiKey).");
    }
    if (url.search !== "" || url.hash !== "") {
        return refuse("contains a query or fragment. Remove everything from ? or # on.");
    }
    // Without TLS, the API key and the private keys that TWCC generates would cross the network in plain text.
    if (url.protocol === "http:" && !isLoopback(url.hostname)) {
        return refuse(
            "has no TLS: the API key would cross the network in plain text. Use https:// (http:// is for localhost only).",
        );
    }
    return { endpoint: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

function isLoopback(hostname: string): boolean {
    const host = hostname.replace(/^\[|\]$/g, "");
    return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
