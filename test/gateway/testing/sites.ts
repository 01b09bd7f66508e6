import type { Machine } from "../machines/machines";
import { keyOf, PLATFORM, type Target } from "./client";
import { type Reply, request, type Sent } from "./http";

export interface Site {
    readonly id: number;
    readonly name: string;
    readonly status: string;
    readonly status_reason: string;
    readonly progress: number;
    readonly public_ip: string;
    readonly servers: readonly { readonly id: number; readonly hostname: string; readonly status: string }[];
    readonly termination_protection: boolean;
}

export type { Machine };

/** Alice's project on the first platform. */
export const PROJECT = 1010011;
export const UBUNTU = 101;
export const WINDOWS = 104;

export const HEADERS = { image: "Ubuntu 22.04", flavor: "02_vCPU_016GB_MEM_100GB_HDD", keypair: "k1" };

/** The calls about instances as one user on one platform. */
export class SiteClient {
    constructor(
        private readonly target: Target,
        private readonly username = "alice",
        private readonly platform = PLATFORM,
    ) {}

    call(path: string, sent: Sent = {}): Promise<Reply> {
        return this.send(`/api/v3/${this.platform}/${path}`, this.platform, sent);
    }

    /** A management call. */
    goc(path: string): Promise<Reply> {
        return this.send(`/api/v3/${path}`, "goc", {});
    }

    /** `extra` are the x-extra-property headers, by what follows. */
    post(body: unknown, extra: Readonly<Record<string, string>>): Promise<Reply> {
        const headers = Object.fromEntries(Object.entries(extra).map(([name, v]) => [`x-extra-property-${name}`, v]));
        return this.call("sites/", { method: "POST", body: JSON.stringify(body), headers });
    }

    async create(name = "web-01", extra: Readonly<Record<string, string>> = {}): Promise<Site> {
        const reply = await this.post({ name, project: PROJECT, solution: UBUNTU }, { ...HEADERS, ...extra });
        expect([reply.status, reply.text]).toEqual([201, expect.anything()]);
        return reply.json() as Site;
    }

    read(id: number): Promise<Reply> {
        return this.call(`sites/${id}/`);
    }

    async status(id: number): Promise<string> {
        const reply = await this.read(id);
        return reply.status === 404 ? "gone" : (reply.json() as Site).status;
    }

    delete(id: number): Promise<Reply> {
        return this.call(`sites/${id}/`, { method: "DELETE" });
    }

    patch(id: number, body: unknown): Promise<Reply> {
        return this.call(`sites/${id}/`, { method: "PATCH", body: JSON.stringify(body) });
    }

    /** Asks until the status is this one; all that were seen. */
    async until(id: number, wanted: string): Promise<string[]> {
        const seen: string[] = [];
        for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
            const status = await this.status(id);
            if (seen.at(-1) !== status) {
                seen.push(status);
            }
            if (status === wanted) {
                return seen;
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        throw new Error(`Site ${id} never was ${wanted}: ${seen.join(", ")}`);
    }

    private send(path: string, apiHost: string, sent: Sent): Promise<Reply> {
        const headers = {
            "x-api-key": keyOf(this.target, this.username),
            "x-api-host": apiHost,
            "content-type": "application/json",
            ...sent.headers,
        };
        return request(this.target.endpoint, path, { ...sent, headers });
    }
}

export async function control(target: { endpoint: string }, method: string, path: string, body?: unknown) {
    const sent = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return request(target.endpoint, `/_gateway/${path}`, sent);
}

export async function machinesOf(target: { endpoint: string }): Promise<Machine[]> {
    return (await control(target, "GET", "machines")).json() as Machine[];
}
