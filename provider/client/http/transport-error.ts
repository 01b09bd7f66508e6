import type { Connection } from "./connection";

/** No answer came, or not all of it. `reason` is for people and holds no secret. */
export class TransportError extends Error {
    override readonly name = "TransportError";

    /** @param written - false only where it is proven that not one byte of the request was written. */
    constructor(
        readonly kind: "unreachable" | "certificate" | "cut" | "timeout",
        readonly reason: string,
        readonly written: boolean,
        options?: ErrorOptions,
    ) {
        super(reason, options);
    }
}

/** What Node calls the ways in which no connection comes about. */
const unreachable: Readonly<Record<string, string>> = {
    ENOTFOUND: "the host's name is not known",
    EAI_AGAIN: "the host's name could not be looked up",
    ECONNREFUSED: "the connection was refused",
    EHOSTUNREACH: "the host cannot be reached",
    ENETUNREACH: "the network cannot be reached",
    EADDRNOTAVAIL: "no local address was free",
};

/** How the proxy's user and password are given. */
const proxyForm = "http://USER:PASSWORD@HOST:PORT";

/** The failure of a request. The connection says whether anything was written; the error's name only why it broke. */
export function brokenBy(error: unknown, connection: Connection): TransportError {
    const code = errorCode(error);
    const cause = { cause: error };
    const why = code === "" ? "" : ` (${code})`;
    if (connection.written) return new TransportError("cut", `the connection broke${why}`, true, cause);
    if (connection.untrusted) return new TransportError("certificate", `the TLS connection failed${why}`, false, cause);
    if (connection.stage === "tls") return nothingWritten(`no TLS session came about${why}`, cause);
    const message = error instanceof Error ? error.message : "";
    // What hpagent says when the proxy refuses the tunnel.
    const [, status] = /^Bad response: (\d+)$/.exec(message) ?? [];
    if (status === "407") return nothingWritten(`the proxy answered 407: it wants HTTPS_PROXY=${proxyForm}`, cause);
    if (status !== undefined) return nothingWritten(`the proxy answered ${status}`, cause);
    return nothingWritten(unreachable[code] ?? `no connection came about${why}`, cause);
}

const inTime: Readonly<Record<Connection["stage"], string>> = {
    none: "the proxy did not answer",
    lookup: "the host's name could not be looked up",
    connect: "no connection came about",
    tls: "no TLS session came about",
    open: "no answer came",
};

/** The failure of a request whose time is up. */
export function late({ stage, written }: Connection): TransportError {
    return new TransportError(written ? "timeout" : "unreachable", `${inTime[stage]} in time`, written);
}

const nothingWritten = (reason: string, cause: ErrorOptions) => new TransportError("unreachable", reason, false, cause);

function errorCode(error: unknown): string {
    const code = (error as { code?: unknown }).code;
    return typeof code === "string" ? code : "";
}
