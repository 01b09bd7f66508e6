import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { spawnGateway } from "../support/gateway-process";
import { withFolder } from "../support/ssh-keygen";
import { makeCertificate, type CertificateKind } from "./certificate";
import { row } from "./row";
import { throughRestart, whileDown } from "./gateway-down";
import { keypairs } from "./keypairs";
import type { Cell } from "./operations";
import { play as playOn, type Row } from "./matrix-row";
import { madeUnderGivenName, type Verdict } from "./verdict";

/** These rows are about key pairs; TWCC cannot be reached for any resource in the same way. */
const play = (one: Row<Cell>) => playOn(one, keypairs);

/** Nothing is sent, so everything can wait for the next run. */
const nothingSent = {
    mode: "lasting",
    allowed: (): Verdict => "next up",
    allowedRead: "next up",
} as const;

row("connection refused", () =>
    play({
        ...nothingSent,
        name: "connection refused",
        cause: /connection was refused.*(twcc:endpoint|endpoint of the provider)/,
        during: (world, _, work) => whileDown(world, work),
    }),
);

row("connection accepted and closed", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    try {
        await play(elsewhere("connection closed at once", `http://127.0.0.1:${port}`, /connection broke/));
    } finally {
        server.close();
    }
});

row("DNS failure", () =>
    play(
        elsewhere("host name unknown", "https://gateway.invalid", /host.s name (is not known|could not be looked up)/),
    ),
);

const certificates: readonly [string, CertificateKind, RegExp][] = [
    ["TLS certificate of another host", "another-host", /ERR_TLS_CERT_ALTNAME_INVALID.*could not be verified/],
    ["TLS certificate expired", "expired", /CERT_HAS_EXPIRED.*clock/],
    ["TLS certificate self-signed", "self-signed", /SELF_SIGNED_CERT.*NODE_EXTRA_CA_CERTS/],
];

for (const [name, kind, cause] of certificates) {
    row(name, () =>
        withFolder(async (folder) => {
            const { key, cert, trusted } = await makeCertificate(folder, kind);
            const gateway = await spawnGateway({ args: ["--tls-key", key, "--tls-cert", cert] });
            try {
                const env = trusted ? { NODE_EXTRA_CA_CERTS: cert } : {};
                await play(elsewhere(name, gateway.endpoint, cause, env));
                expect(await gateway.control("GET", "requests")).toEqual([]);
            } finally {
                await gateway.stop();
            }
        }),
    );
}

row("the gateway restarts in the middle", () =>
    play({
        name: "gateway restarts",
        mode: "once",
        cause: /connection|404|TWCC/,
        // An answer may be lost with it.
        allowed: ({ operation }) => (madeUnderGivenName(operation) ? "by hand, up" : "by itself"),
        allowedRead: "by itself",
        during: (world, _, work) => throughRestart(world, work),
    }),
);

for (const mode of ["once", "lasting"] as const) {
    row(`TWCC does not say whose API key it is, ${mode}`, () =>
        play({
            name: "users/ fails with 500",
            mode,
            cause: /users\/.*50001: oops/,
            allowed: ({ operation }) => (mode === "lasting" && operation.drift === "missing" ? "next up" : "by itself"),
            // Whether a key is gone or another account's cannot be told without it.
            allowedRead: mode === "lasting" ? "next up" : "by itself",
            during: async ({ control }, _, work) => {
                const fault = { kind: "status", status: 500, body: { message: "50001: oops" } };
                const times = mode === "once" ? 1 : "always";
                await control("PUT", "faults", [{ match: { path: "/users/" }, times, fault }]);
                try {
                    return await work();
                } finally {
                    await control("DELETE", "faults");
                }
            },
        }),
    );
}

/** TWCC cannot be found where the configuration says. */
function elsewhere(name: string, endpoint: string, cause: RegExp, more: NodeJS.ProcessEnv = {}): Row<Cell> {
    return { ...nothingSent, name, cause, during: (_world, _what, work) => work({ ...more, TWCC_ENDPOINT: endpoint }) };
}
