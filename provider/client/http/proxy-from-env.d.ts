declare module "proxy-from-env" {
    /** The proxy for a URL, from the environment; empty when there is none. */
    export function getProxyForUrl(url: string): string;
}
