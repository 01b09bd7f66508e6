import type { ApiKey } from "../../configuration";
import type { FailureKind } from "../errors";

/** Where calls go. */
export interface Endpoint {
    readonly url: string;
    readonly platform: string;
}

interface Situation {
    readonly apiKey: ApiKey;
    readonly endpoint: Endpoint;
    /** The variable that names the proxy, where the proxy is at fault. */
    readonly proxy?: string;
}

/** What the user can do about a failure: whole sentences. */
export function advice(kind: FailureKind, situation: Situation): string {
    return table[kind](situation);
}

const later = (): string => "Nothing is lost: run the same command again in a few minutes.";

const table: Readonly<Record<FailureKind, (situation: Situation) => string>> = {
    unreachable: ({ endpoint, proxy }) =>
        proxy !== undefined
            ? `Check the network and ${proxy}, which names the proxy. The hosts in NO_PROXY are reached without it.`
            : `Check the network, the endpoint ${endpoint.url} (twcc:endpoint, TWCC_ENDPOINT) and, behind a proxy, HTTPS_PROXY and NO_PROXY.`,
    certificate: ({ endpoint, proxy }) =>
        proxy !== undefined
            ? `The proxy that ${proxy} names did not prove who it is, so nothing was sent. Check ${proxy} and the computer's clock; point NODE_EXTRA_CA_CERTS to the certificate of the authority that signed the proxy's.`
            : `The server at ${endpoint.url} did not prove who it is, so nothing was sent. Check twcc:endpoint and the computer's clock; behind a proxy that inspects TLS, point NODE_EXTRA_CA_CERTS to its certificate.`,
    cut: later,
    timeout: later,
    unauthorized: ({ apiKey }) =>
        `Check the API key, which comes from ${apiKey.source}: it may be mistyped, expired or withdrawn.` +
        (apiKey.fromStack
            ? " `pulumi refresh`, `pulumi destroy` and the refreshing of `pulumi up --refresh` use the configuration of the last `pulumi up`: after changing the key run a plain `pulumi up` first, or add `--run-program`."
            : ""),
    forbidden: ({ apiKey }) =>
        `The user of the API key (from ${apiKey.source}) may not do this: ask the administrator of your TWCC project.`,
    quota: () => "Delete what nobody uses any more, or ask TWCC for a larger quota.",
    "no-route": ({ endpoint }) =>
        `The gateway knows no such path: check the platform, ${endpoint.platform} (twcc:platform, TWCC_PLATFORM), and the endpoint, ${endpoint.url} (twcc:endpoint, TWCC_ENDPOINT).`,
    conflict: () => "Another one of that name is there, or somebody is changing it now.",
    "rate-limit": () => "TWCC limits the number of calls: wait a little, and lower twcc:parallelism for large stacks.",
    rejected: () => "TWCC does not accept this request; its words say why.",
    redirect: ({ endpoint }) =>
        `Redirects are not followed, since the API key would go along: give the right endpoint instead of ${endpoint.url} (twcc:endpoint, TWCC_ENDPOINT).`,
    server: later,
    garbage: ({ endpoint }) =>
        `If this goes on, check that ${endpoint.url} (twcc:endpoint, TWCC_ENDPOINT) is TWCC's API gateway.`,
    incomplete: () =>
        "A part is not taken for the whole, so nothing was deleted or made that depends on the rest. TWCC's lists come in a form that pulumi-twcc does not know: please report it.",
};
