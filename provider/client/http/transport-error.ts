import type { Connection } from "./connection";
import type { Proxy } from "./proxy";

type Kind = "unreachable" | "certificate" | "cut" | "timeout";

interface Origin extends ErrorOptions {
    readonly proxy?: string;
}

/** No complete answer came. `reason` is readable and contains no secret. */
export class TransportError extends Error {
    override readonly name = "TransportError";
    /** The variable that names the proxy, if the request did not get past the proxy. */
    readonly proxy: string | undefined;

    /** @param written - false only if it is proven that not one byte of the request was written. */
    constructor(
        readonly kind: Kind,
        readonly reason: string,
        readonly written: boolean,
        { proxy, ...options }: Origin = {},
    ) {
        super(reason, options);
        this.proxy = proxy;
    }
}

/** Node's codes for a connection that fails: the reasons for a host and for a proxy. */
const unreachable: Readonly<Record<string, readonly [string, string]>> = {
    ENOTFOUND: ["the host's name is not known", "the proxy's name is not known"],
    EAI_AGAIN: ["the host's name could not be looked up", "the proxy's name could not be looked up"],
    ECONNREFUSED: ["the connection was refused", "the connection to the proxy was refused"],
    EHOSTUNREACH: ["the host cannot be reached", "the proxy cannot be reached"],
    ENETUNREACH: ["the network cannot be reached", "the proxy's network cannot be reached"],
    EADDRNOTAVAIL: ["no local address was free", "no local address was free"],
};

/** The failure of a request. The connection shows whether anything was written; the error only shows why it broke. */
export function brokenBy(error: unknown, connection: Connection, proxy?: Proxy): TransportError {
    const code = errorCode(error);
    const cause = { cause: error };
    const why = code === "" ? "" : ` (${code})`;
    if (connection.written) return new TransportError("cut", `the connection broke${why}`, true, cause);
    if (connection.untrusted) return new TransportError("certificate", `the TLS connection failed${why}`, false, cause);
    if (connection.stage === "none" && proxy !== undefined) return noTunnel(error, code, proxy);
    const what = connection.stage === "tls" ? undefined : unreachable[code]?.[0];
    const missing = connection.stage === "tls" ? "TLS session" : "connection";
    return new TransportError("unreachable", what ?? `no ${missing} could be established${why}`, false, cause);
}

/** The codes of Node and OpenSSL for a wrong certificate. */
const certificate = /^(CERT_|CRL_|ERR_TLS_CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_)/;

/** The failure of a tunnel. The request has no connection of its own before that. */
function noTunnel(error: unknown, code: string, { variable, address }: Proxy): TransportError {
    const failure = (kind: Kind, reason: string) =>
        new TransportError(kind, reason, false, { cause: error, proxy: variable });
    const message = error instanceof Error ? error.message : "";
    // What hpagent says when the proxy refuses the tunnel.
    const [, status] = /^Bad response: (\d+)$/.exec(message) ?? [];
    if (status === "407") {
        const given = address.username !== "" || address.password !== "";
        const wanted = given
            ? `it did not accept the user and password in ${variable}`
            : `it needs a password, as in ${variable}=${address.protocol}//USER:PASSWORD@HOST:PORT`;
        return failure("unreachable", `the proxy answered 407: ${wanted}`);
    }
    if (status !== undefined) return failure("unreachable", `the proxy answered ${status}`);
    if (certificate.test(code)) return failure("certificate", `the TLS connection to the proxy failed (${code})`);
    const noTls = address.protocol === "https:" && /^(EPROTO|ERR_SSL_)/.test(code);
    const hint = noTls ? `: most proxies need http:// in ${variable}` : "";
    const broke = `the connection to the proxy broke${code === "" ? "" : ` (${code})`}${hint}`;
    return failure("unreachable", unreachable[code]?.[1] ?? broke);
}

const inTime: Readonly<Record<Connection["stage"], string>> = {
    none: "the proxy did not answer",
    lookup: "the host's name could not be looked up",
    connect: "no connection could be established",
    tls: "no TLS session could be established",
    open: "no answer came",
};

/** The failure of a request that ran out of time. */
export function late({ stage, written }: Connection, proxy?: Proxy): TransportError {
    const origin = stage === "none" && proxy !== undefined ? { proxy: proxy.variable } : {};
    return new TransportError(written ? "timeout" : "unreachable", `${inTime[stage]} in time`, written, origin);
}

function errorCode(error: unknown): string {
    const code = (error as { code?: unknown }).code;
    return typeof code === "string" ? code : "";
}
