import { instanceStub } from "../../sdk/stub";
import { Client } from "../gateway/testing/client";
import { SiteClient, type Site } from "../gateway/testing/sites";
import type { Properties, ProviderProcess } from "../support/provider-process";
import { startWorld, type World } from "./gateway-and-providers";

/** A world with a provider of instances, alice's key pair k1, and machines that boot and go at once. */
export interface InstanceWorld extends World {
    readonly alice: SiteClient;
    /** One more provider process, of instances. */
    instances(
        config?: Readonly<Record<string, string>>,
        more?: Parameters<World["provider"]>[2],
    ): Promise<ProviderProcess>;
    /** What becomes of the next instances. */
    fates(...fates: readonly ({ readonly kind: string } & Properties)[]): Promise<void>;
    /** Changes an instance behind the provider's back. */
    change(id: string, change: Properties): Promise<void>;
    /** An instance as TWCC shows it, or nothing. */
    site(id: string): Promise<(Site & { readonly desc: string }) | undefined>;
    /** All of alice's instances of a name. */
    named(name: string): Promise<Site[]>;
}

/** Arguments that are right, but for a name. */
export const ubuntu = {
    keypair: "k1",
    solution: "Ubuntu",
    image: "Ubuntu 22.04",
    flavor: "02_vCPU_016GB_MEM_100GB_HDD",
};

export const windows = { solution: "Windows", image: "Windows Server 2022", flavor: "v.super" };

export const project = "ENT101001";

export async function startInstanceWorld(...args: string[]): Promise<InstanceWorld> {
    const world = await startWorld(["--boot-delay", "300", "--delete-delay", "300", "--sshd", "none", ...args]);
    const { gateway } = world;
    await new Client(gateway).create({ name: "k1" });
    const alice = new SiteClient(gateway);
    return {
        ...world,
        alice,
        instances: (config = {}, more = {}) =>
            world.provider({ "twcc:project": project, ...config }, {}, { stub: instanceStub, ...more }),
        fates: async (...fates) => {
            await gateway.control("PUT", "fates", fates);
        },
        change: async (id, change) => {
            await gateway.control("PATCH", `sites/${id}`, change);
        },
        site: async (id) => {
            const reply = await alice.read(Number(id));
            return reply.status === 404 ? undefined : (reply.json() as Site & { desc: string });
        },
        named: async (name) => {
            const reply = await alice.call(`sites/?project=1010011&all_users=0&name=${name}`);
            return reply.json() as Site[];
        },
    };
}
