import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { join } from "node:path";
import { spawnGateway } from "../support/gateway-process";
import { failureOf, startProvider } from "../support/provider-process";
import { openssl, withFolder } from "../support/ssh-keygen";
import { alice } from "./world";

/** A proxy as companies have them: it opens tunnels, and sees nothing else. */
async function startProxy() {
    const tunnels: string[] = [];
    const server = http.createServer((_request, response) => response.writeHead(405).end());
    server.on("connect", (request, client: net.Socket) => {
        tunnels.push(request.url ?? "");
        const [host, port] = (request.url ?? "").split(":");
        const upstream = net.connect(Number(port), host, () => {
            client.write("HTTP/1.1 200 Connection established\r\n\r\n");
            upstream.pipe(client).pipe(upstream);
        });
        for (const [one, other] of [
            [upstream, client],
            [client, upstream],
        ] as const) {
            one.on("error", () => other.destroy());
        }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { url, tunnels, stop: () => server.close() };
}

test("TLS is verified, and HTTPS_PROXY and NO_PROXY are heeded", () =>
    withFolder(async (folder) => {
        const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
        const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
        const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        await openssl("req", ...made, ...names, "-keyout", key, "-out", cert);
        const gateway = await spawnGateway({ args: ["--tls-key", key, "--tls-cert", cert] });
        const proxy = await startProxy();
        const config = { "twcc:apiKey": alice, "twcc:endpoint": gateway.endpoint, "twcc:timeout": "5" };
        const trusting = { NODE_EXTRA_CA_CERTS: cert, HTTPS_PROXY: proxy.url };
        const up = async (env: Record<string, string>) => {
            const provider = await startProvider({ config, env });
            try {
                return await provider.up("web", {});
            } finally {
                await provider.stop();
            }
        };
        try {
            expect((await up(trusting)).state.owner).toBe("1001");
            expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(gateway.endpoint).host]));

            proxy.tunnels.length = 0;
            expect((await up({ ...trusting, NO_PROXY: "127.0.0.1" })).state.owner).toBe("1001");
            expect(proxy.tunnels).toEqual([]);

            await gateway.control("DELETE", "requests");
            const { message } = await failureOf(up({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }));
            expect(message).toContain("did not prove who it is");
            expect(await gateway.control("GET", "requests")).toEqual([]);
        } finally {
            proxy.stop();
            await gateway.stop();
        }
    }));

test("a proxy that does not answer holds nothing longer than twcc:timeout, nor its place among the calls", async () => {
    const silent = net.createServer((socket) => socket.on("error", () => undefined).resume());
    await once(silent.listen(0, "127.0.0.1"), "listening");
    const HTTPS_PROXY = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const config = { "twcc:apiKey": alice, "twcc:endpoint": "https://gateway.invalid" };
    const provider = await startProvider({
        config: { ...config, "twcc:timeout": "2", "twcc:parallelism": "1" },
        env: { HTTPS_PROXY },
    });
    try {
        // The second comes when the first has failed: a rejection that nobody heard would have ended the process.
        for (const name of ["one", "two"]) {
            const start = performance.now();
            const { message } = await failureOf(provider.up(name, {}));
            expect(message).toMatch(/TWCC did not answer: the proxy did not answer in time\. .*HTTPS_PROXY/);
            expect(performance.now() - start).toBeLessThan(8000);
        }
    } finally {
        await provider.stop();
        silent.close();
    }
});
