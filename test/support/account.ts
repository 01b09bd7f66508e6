import { Client, keyOf } from "../gateway/testing/client";
import type { GatewayProcess } from "./gateway-process";

/** TWCC as one account sees it: what stands beside pulumi-twcc in a test, such as the portal. */
export interface Account {
    /** What makes pulumi-twcc use this account. */
    readonly env: { readonly TWCC_ENDPOINT: string; readonly TWCC_API_KEY: string };
    /** The fingerprints of all key pairs, by name. */
    keys(): Promise<Record<string, string>>;
    make(name: string): Promise<void>;
    remove(name: string): Promise<void>;
}

export function accountOf(gateway: GatewayProcess, username: string): Account {
    const client = new Client(gateway, username);
    return {
        env: { TWCC_ENDPOINT: gateway.endpoint, TWCC_API_KEY: keyOf(gateway, username) },
        keys: async () => {
            const listed = (await client.list()).json() as { name: string; fingerprint: string }[];
            return Object.fromEntries(listed.map((one) => [one.name, one.fingerprint]));
        },
        make: async (name) => {
            await client.create({ name });
        },
        remove: async (name) => {
            await client.delete(name);
        },
    };
}
