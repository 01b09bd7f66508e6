import type { Gateway } from "../gateway";

/** One line of JSON for programs on stdout, one for people on stderr. */
export function announce(gateway: Gateway): void {
    // The reader of either may be gone already; that is no reason to end.
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => undefined);
    }
    const accounts = gateway.accounts.map(({ id, username, apiKey, expiredApiKey, access }) => ({
        id,
        username,
        apiKey,
        expiredApiKey,
        access,
    }));
    process.stdout.write(`${JSON.stringify({ endpoint: gateway.endpoint, pid: process.pid, accounts })}\n`);
    const [first] = gateway.accounts;
    process.stderr.write(
        `Local TWCC gateway ready. Point pulumi-twcc at it as ${first?.username ?? "nobody"}: ` +
            `export TWCC_ENDPOINT=${gateway.endpoint} TWCC_API_KEY=${first?.apiKey ?? ""}\n`,
    );
}
