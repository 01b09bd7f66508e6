import https from "node:https";
import type { HttpsProxyAgentOptions } from "hpagent";

/** What a connection is opened with. */
export type Settings = Pick<https.AgentOptions, "ca" | "lookup">;

/** What a request gives its agent along: its end. Node keeps a request's own `signal` from the agent. */
export interface TunnelOptions extends https.RequestOptions {
    tunnelSignal?: AbortSignal;
}

/**
 * An agent that reaches servers through tunnels of a proxy. got has no proxy support of its own, and hpagent's agents
 * cannot end one tunnel that does not come about: so each tunnel has one of its own, and this one keeps the
 * connections.
 */
export async function tunnelAgent(proxy: URL, settings: Settings): Promise<https.Agent> {
    const { HttpsProxyAgent } = await import("hpagent");
    class TunnelAgent extends https.Agent {
        override createConnection(
            options: TunnelOptions,
            callback?: Parameters<https.Agent["createConnection"]>[1],
        ): ReturnType<https.Agent["createConnection"]> {
            // hpagent hands all of them on to Node's `request`, which its types do not say.
            const proxyRequestOptions: object = {
                ...settings,
                signal: options.tunnelSignal,
                // It gets the proxy's user and password. Always verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says.
                rejectUnauthorized: true,
            };
            const agent: HttpsProxyAgentOptions = { keepAlive: true, proxy, proxyRequestOptions };
            const once = new HttpsProxyAgent(agent);
            return once.createConnection(options, callback);
        }
    }
    return new TunnelAgent({ ...settings, keepAlive: true, rejectUnauthorized: true });
}
