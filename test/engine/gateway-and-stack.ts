import { accountOf, type Account } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, type Project } from "../support/project";
import type { Leak } from "../support/secrets/scanner";
import { learn } from "../support/secrets/watch";

/** A gateway, alice's account there, and a project of hers with a stack of its own. */
export interface World {
    readonly gateway: GatewayProcess;
    readonly alice: Account;
    readonly project: Project;
    /** Ends all of it, and fails where a secret leaked; `known` are leaks that the test is about. */
    readonly stop: (known?: (leak: Leak) => boolean) => Promise<void>;
}

export interface WorldOptions {
    /** Whether the project gets endpoint and API key by its environment, which is the default. */
    readonly byEnvironment?: boolean;
    /** More of the gateway's command line. */
    readonly gateway?: readonly string[];
}

export async function startWorld({ byEnvironment = true, gateway: args = [] }: WorldOptions = {}): Promise<World> {
    const gateway = await spawnGateway({ args });
    const alice = accountOf(gateway, "alice");
    const project = await makeProject(byEnvironment ? { env: alice.env } : {});
    return {
        gateway,
        alice,
        project,
        stop: async (known) => {
            gateway.madeKeys().forEach((key) => {
                learn(key, "a key made by TWCC");
            });
            try {
                project.remove(known);
            } finally {
                // Now that all secrets of the project are known, it can look for them in what was sent.
                await gateway.stop();
            }
        },
    };
}
