import type { Agent } from "node:https";

/**
 * The agent that reaches a URL through the proxy named by HTTPS_PROXY (ALL_PROXY, NO_PROXY), if there is one. got has
 * no proxy support of its own.
 */
export async function proxyAgent(url: string): Promise<Agent | undefined> {
    const { getProxyForUrl } = await import("proxy-from-env");
    const proxy = getProxyForUrl(url);
    if (proxy === "") return undefined;
    const { HttpsProxyAgent } = await import("hpagent");
    return new HttpsProxyAgent({ proxy, keepAlive: true, rejectUnauthorized: true });
}
