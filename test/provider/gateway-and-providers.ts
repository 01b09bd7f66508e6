import { setTimeout as sleep } from "node:timers/promises";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import {
    startProvider,
    type Properties,
    type ProviderProcess,
    type ProviderProcessOptions,
} from "../support/provider-process";
import { PLATFORM } from "../gateway/testing/client";
import { request } from "../gateway/testing/http";
import { hear, leaksHeard, learn, refuseLeaks } from "../support/secrets/watch";

export const alice = "demo-alice-4000-8000-000000001001";
export const bob = "demo-bob-4000-8000-000000001002";
export const platform = PLATFORM;

export interface Fault {
    readonly match: {
        readonly method?: string;
        readonly path?: string;
        readonly name?: string;
        readonly project?: string;
        readonly nth?: number;
    };
    readonly times?: number | "always";
    readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string };
}

/** One gateway and the provider processes that talk to it. */
export interface World {
    readonly gateway: GatewayProcess;
    /** One more provider process, of alice unless configured otherwise; it ends with the world. */
    provider(
        config?: Readonly<Record<string, string>>,
        env?: Readonly<Record<string, string>>,
        more?: Pick<ProviderProcessOptions, "engine" | "stub">,
    ): Promise<ProviderProcess>;
    faults(...rules: readonly Fault[]): Promise<void>;
    /** Waits until a call has met the first rule. */
    struck(): Promise<void>;
    /** What the work sent, as `GET`, `GET list`, `GET users`, `POST`, `DELETE`. */
    calls(work: () => Promise<unknown>): Promise<string[]>;
    /** The fingerprint of alice's key, or nothing. */
    there(name: string, on?: string): Promise<string | undefined>;
    /** Puts somebody's key under alice's name, behind the provider's back. */
    put(name: string, publicKey: string, user?: string): Promise<void>;
    remove(name: string): Promise<void>;
    /** After each test: no faults left, and no secret in anything printed, answered or failed with. */
    clean(): Promise<void>;
    stop(): Promise<void>;
}

/** @param args - more of the gateway's command line. */
export async function startWorld(args: readonly string[] = []): Promise<World> {
    const gateway = await spawnGateway({ args });
    const providers: ProviderProcess[] = [];
    const looked = new Map<ProviderProcess, number>();
    const store = (user: string, name: string) => `store/${user}/${platform}/keypairs/${encodeURIComponent(name)}`;
    return {
        gateway,
        provider: async (config = {}, env = {}, more = {}) => {
            const all = { "twcc:apiKey": alice, "twcc:endpoint": gateway.endpoint, ...config };
            const provider = await startProvider({ config: all, env, ...more });
            providers.push(provider);
            return provider;
        },
        faults: async (...rules) => {
            await gateway.control("PUT", "faults", rules);
        },
        struck: async () => {
            const times = async () => ((await gateway.control("GET", "faults")) as { applied: number }[])[0]!.applied;
            while ((await times()) === 0) await sleep(20);
        },
        calls: async (work) => {
            await gateway.control("DELETE", "requests");
            await work();
            const log = (await gateway.control("GET", "requests")) as { method: string; path: string }[];
            return log.map(({ method, path }) => {
                if (path.includes("/users/")) return `${method} users`;
                return method === "GET" && path.endsWith("/keypairs/") ? "GET list" : method;
            });
        },
        there: async (name, on = platform) => {
            const path = `/api/v3/${on}/keypairs/${encodeURIComponent(name)}/`;
            const headers = { "x-api-key": alice, "x-api-host": on };
            const reply = await request(gateway.endpoint, path, { headers });
            return reply.status === 404 ? undefined : (reply.json() as { fingerprint: string }).fingerprint;
        },
        put: async (name, publicKey, user = "alice") => {
            await gateway.control("PUT", store(user, name), { public_key: publicKey });
        },
        remove: async (name) => {
            await gateway.control("DELETE", store("alice", name));
        },
        clean: async () => {
            await gateway.control("DELETE", "faults");
            for (const provider of providers) {
                // Only what is new, so that one slip does not fail every later test.
                const output = provider.output().slice(looked.get(provider) ?? 0);
                hear("what the provider printed", output);
                looked.set(provider, provider.output().length);
                expect(output).not.toMatch(/\n\s+at |\/work\/|\.ts:\d|\.js:\d/);
            }
            gateway.madeKeys().forEach((key) => {
                learn(key, "a key made by TWCC");
            });
            refuseLeaks(leaksHeard());
        },
        stop: async () => {
            await Promise.all(providers.map((provider) => provider.stop()));
            await gateway.stop();
        },
    };
}

/** State without what the engine keeps for itself. */
export function fieldsOf({ __provider: _stub, ...fields }: Properties): Properties {
    return fields;
}
