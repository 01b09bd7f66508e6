import { join } from "node:path";
import { spawnGateway } from "../support/gateway-process";
import { makeIdentity, startProxy, startTcp, stopPeers } from "../support/loopback";
import { failureOf, startProvider } from "../support/provider-process";
import { openssl, withFolder } from "../support/ssh-keygen";
import { alice } from "./gateway-and-providers";

afterEach(stopPeers);

test("TLS is verified, and HTTPS_PROXY and NO_PROXY are heeded", () =>
    withFolder(async (folder) => {
        const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
        const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
        const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        await openssl("req", ...made, ...names, "-keyout", key, "-out", cert);
        const gateway = await spawnGateway({ args: ["--tls-key", key, "--tls-cert", cert] });
        const proxy = await startProxy();
        const config = { "twcc:apiKey": alice, "twcc:endpoint": gateway.endpoint, "twcc:timeout": "5" };
        const trusting = { NODE_EXTRA_CA_CERTS: cert, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
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
            const tunnels = proxy.accepted();
            expect(tunnels).toBeGreaterThan(0);
            expect(proxy.seen().match(/^CONNECT .*/gm)).toEqual(
                Array(tunnels).fill(`CONNECT ${new URL(gateway.endpoint).host} HTTP/1.1`),
            );

            expect((await up({ ...trusting, NO_PROXY: "127.0.0.1" })).state.owner).toBe("1001");
            expect(proxy.accepted()).toBe(tunnels);

            await gateway.control("DELETE", "requests");
            const { message } = await failureOf(up({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }));
            expect(message).toContain("could not be verified");
            expect(await gateway.control("GET", "requests")).toEqual([]);
        } finally {
            await gateway.stop();
        }
    }));

test("an https proxy is verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says: it would get user and password", async () => {
    const proxy = await startProxy(await makeIdentity());
    const HTTPS_PROXY = `https://me:pa55word@localhost:${proxy.port}`;
    const provider = await startProvider({
        config: { "twcc:apiKey": alice, "twcc:endpoint": "https://gateway.invalid", "twcc:timeout": "8" },
        env: { HTTPS_PROXY, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
    });
    try {
        const { message } = await failureOf(provider.up("web", {}));
        expect(proxy.accepted()).toBeGreaterThan(0);
        expect(proxy.seen()).toBe("");
        expect(message).toMatch(/The certificate of the proxy in HTTPS_PROXY could not be verified/);
        expect(message).not.toContain("pa55word");
    } finally {
        await provider.stop();
    }
});

test("a proxy that does not answer holds nothing longer than twcc:timeout, nor its place among the calls", async () => {
    const silent = await startTcp(() => undefined);
    const HTTPS_PROXY = `http://127.0.0.1:${silent.port}`;
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
            expect(performance.now() - start).toBeLessThan(30_000);
        }
    } finally {
        await provider.stop();
    }
});
