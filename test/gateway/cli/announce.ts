import type { Gateway } from "../gateway";
import { codesOf } from "../resources/projects";

/** One line of JSON for programs on stdout, one for people on stderr. */
export function announce(gateway: Gateway): void {
    // The reader of either may be gone already; that is no reason to end.
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", () => undefined);
    }
    const accounts = gateway.accounts.map((account) => {
        const { id, username, apiKey, expiredApiKey, access } = account;
        return { id, username, apiKey, expiredApiKey, access, projects: codesOf(account) };
    });
    process.stdout.write(`${JSON.stringify({ endpoint: gateway.endpoint, pid: process.pid, accounts })}\n`);
    const [first] = accounts;
    process.stderr.write(
        `Local TWCC gateway ready. Point pulumi-twcc at it as ${first?.username ?? "nobody"}: ` +
            `export TWCC_ENDPOINT=${gateway.endpoint} TWCC_API_KEY=${first?.apiKey ?? ""} ` +
            `TWCC_PROJECT=${first?.projects[0] ?? ""}\n`,
    );
}
