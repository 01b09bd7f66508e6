import https from "node:https";
import type { HttpsProxyAgentOptions } from "hpagent";

/** The settings of a connection. */
export type Settings = Pick<https.AgentOptions, "ca" | "lookup">;

/** The signal that ends a tunnel, from a request to its agent. Node does not pass a request's own `signal` on. */
export interface TunnelOptions extends https.RequestOptions {
    tunnelSignal?: AbortSignal;
}

/**
 * An agent that reaches servers through tunnels of a proxy. got has no proxy support, and hpagent's agents cannot abort
 * one tunnel that hangs. So each tunnel has its own hpagent agent, and this agent keeps the connections.
 */
export async function tunnelAgent(proxy: URL, settings: Settings): Promise<https.Agent> {
    const { HttpsProxyAgent } = await import("hpagent");
    class TunnelAgent extends https.Agent {
        override createConnection(
            options: TunnelOptions,
            callback?: Parameters<https.Agent["createConnection"]>[1],
        ): ReturnType<https.Agent["createConnection"]> {
            // hpagent passes all of them on to Node's `request`, though its types do not say so.
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
