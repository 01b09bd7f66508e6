import type { ApiKey, ExplicitProvider } from "../../configuration";
import type { FailureKind } from "../errors";

/** Where calls go. */
export interface Endpoint {
    readonly url: string;
    readonly platform: string;
    /** The explicit provider with these settings. */
    readonly provider?: ExplicitProvider;
}

interface Situation {
    readonly apiKey: ApiKey;
    readonly endpoint: Endpoint;
    /** The variable that names the proxy, if the proxy is the cause. */
    readonly proxy?: string;
}

/** What the user can do about a failure, as whole sentences. */
export function advice(kind: FailureKind, situation: Situation): string {
    return table[kind](situation);
}

/** Where to change a setting. */
const setting = ({ provider }: Endpoint, name: string): string =>
    provider === undefined ? `twcc:${name}` : `${name} of the provider "${provider.name}"`;

const later = (): string => "Nothing is lost: run the same command again in a few minutes.";

const table: Readonly<Record<FailureKind, (situation: Situation) => string>> = {
    unreachable: ({ endpoint, proxy }) =>
        proxy !== undefined
            ? `Check the network and the proxy in ${proxy}. The hosts in NO_PROXY are reached without it.`
            : `Check the network, the endpoint ${endpoint.url} (${setting(endpoint, "endpoint")}, TWCC_ENDPOINT) and, behind a proxy, HTTPS_PROXY and NO_PROXY.`,
    certificate: ({ endpoint, proxy }) =>
        proxy !== undefined
            ? `The certificate of the proxy in ${proxy} could not be verified, so nothing was sent. Check ${proxy} and the computer's clock; set NODE_EXTRA_CA_CERTS to the certificate of the authority that signed the proxy's.`
            : `The certificate of ${endpoint.url} could not be verified, so nothing was sent. Check ${setting(endpoint, "endpoint")} and the computer's clock; behind a proxy that inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate.`,
    cut: later,
    timeout: later,
    unauthorized: ({ apiKey }) =>
        `Check the API key, which comes from ${apiKey.source}: it may be mistyped, expired or withdrawn.` +
        (apiKey.fromStack
            ? " `pulumi refresh`, `pulumi destroy` and the refresh step of `pulumi up --refresh` use the configuration of the last `pulumi up`: after you change the key, run a plain `pulumi up` first, or add `--run-program`."
            : ""),
    forbidden: ({ apiKey }) =>
        `The user of the API key (from ${apiKey.source}) may not do this: ask the administrator of your TWCC project.`,
    quota: () => "Delete what you no longer need, or ask TWCC for a larger quota.",
    "no-route": ({ endpoint }) =>
        `The gateway does not know this path. Check the platform ${endpoint.platform} (${setting(endpoint, "platform")}, TWCC_PLATFORM) and the endpoint ${endpoint.url} (${setting(endpoint, "endpoint")}, TWCC_ENDPOINT).`,
    conflict: () => "The name is taken, or somebody is changing the same thing now.",
    "rate-limit": ({ endpoint }) =>
        `TWCC limits the number of calls: wait a little, and lower ${setting(endpoint, "parallelism")} for large stacks.`,
    rejected: () => "TWCC does not accept this request; its answer says why.",
    redirect: ({ endpoint }) =>
        `Redirects are not followed, since they would pass on the API key: set the right endpoint instead of ${endpoint.url} (${setting(endpoint, "endpoint")}, TWCC_ENDPOINT).`,
    server: later,
    garbage: ({ endpoint }) =>
        `If this happens again, check that ${endpoint.url} (${setting(endpoint, "endpoint")}, TWCC_ENDPOINT) is TWCC's API gateway.`,
    incomplete: () =>
        "An incomplete list is never used, so nothing that depends on it was created or deleted. TWCC sends its lists in a form that pulumi-twcc does not know: please report it.",
};
