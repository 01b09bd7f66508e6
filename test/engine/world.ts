import { accountOf, type Account } from "../support/account";
import { spawnGateway, type GatewayProcess } from "../support/gateway-process";
import { makeProject, type Project } from "../support/project";

/** A gateway, alice's account there, and a project of hers with a stack of its own. */
export interface World {
    readonly gateway: GatewayProcess;
    readonly alice: Account;
    readonly project: Project;
    readonly stop: () => Promise<void>;
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
        stop: async () => {
            await gateway.stop();
            project.remove();
        },
    };
}
