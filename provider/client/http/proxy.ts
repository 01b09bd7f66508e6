/** The proxy named by HTTPS_PROXY (ALL_PROXY, NO_PROXY) for a URL, if there is one. */
export async function proxyFor(url: string): Promise<string | undefined> {
    const { getProxyForUrl } = await import("proxy-from-env");
    const proxy = getProxyForUrl(url);
    return proxy === "" ? undefined : proxy;
}
