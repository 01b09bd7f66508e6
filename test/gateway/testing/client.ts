import { type Reply, request, type Sent } from "./http";

export const PLATFORM = "openstack-taichung-default-2";
export const OTHER_PLATFORM = "openstack-taichung-default-3";

export interface Target {
    readonly endpoint: string;
    readonly accounts: readonly { readonly username: string; readonly apiKey: string }[];
}

/** The calls for key pairs (docs/contributing/twcc-api.md#key-pairs) as one user on one platform. */
export class Client {
    constructor(
        private readonly target: Target,
        private readonly username = "alice",
        private readonly platform = PLATFORM,
        private readonly version = "v3",
    ) {}

    create(body: unknown, sent: Sent = {}): Promise<Reply> {
        return this.call("", { method: "POST", body: JSON.stringify(body), ...sent });
    }

    list(sent: Sent = {}): Promise<Reply> {
        return this.call("", sent);
    }

    read(name: string, sent: Sent = {}): Promise<Reply> {
        return this.call(`${encodeURIComponent(name)}/`, sent);
    }

    delete(name: string, sent: Sent = {}): Promise<Reply> {
        return this.call(`${encodeURIComponent(name)}/`, { method: "DELETE", ...sent });
    }

    async names(): Promise<string[]> {
        return ((await this.list()).json() as { name: string }[]).map(({ name }) => name);
    }

    call(path: string, sent: Sent): Promise<Reply> {
        return request(this.target.endpoint, `/api/${this.version}/${this.platform}/keypairs/${path}`, {
            ...sent,
            headers: {
                "x-api-key": keyOf(this.target, this.username),
                "x-api-host": this.platform,
                "content-type": "application/json",
                ...sent.headers,
            },
        });
    }
}

export function keyOf(target: Target, username: string): string {
    return target.accounts.find((account) => account.username === username)!.apiKey;
}
