import type { GatewayProcess } from "./gateway-process";

const platform = "openstack-taichung-default-2";

/** TWCC as one account sees it, by plain HTTP: what stands beside pulumi-twcc in a test, such as the portal. */
export function accountOf(gateway: GatewayProcess, username: string) {
    const account = gateway.accounts.find((one) => one.username === username);
    if (account === undefined) throw new Error(`There is no account ${username}`);
    const call = (method: string, name: string, body?: object) =>
        fetch(`${gateway.endpoint}/api/v3/${platform}/keypairs/${name}`, {
            method,
            headers: { "x-api-key": account.apiKey, "x-api-host": platform, "content-type": "application/json" },
            ...(body !== undefined && { body: JSON.stringify(body) }),
        });
    return {
        env: { TWCC_ENDPOINT: gateway.endpoint, TWCC_API_KEY: account.apiKey },
        id: String(account.id),
        /** The fingerprints of all key pairs, by name. */
        keys: async (): Promise<Record<string, string>> => {
            const listed = (await (await call("GET", "")).json()) as { name: string; fingerprint: string }[];
            return Object.fromEntries(listed.map((one) => [one.name, one.fingerprint]));
        },
        make: async (name: string): Promise<void> => {
            await call("POST", "", { name });
        },
        remove: async (name: string): Promise<void> => {
            await call("DELETE", `${name}/`);
        },
    };
}
