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

/** @param byEnvironment - whether the project gets endpoint and API key by its environment. */
export async function startWorld({ byEnvironment } = { byEnvironment: true }): Promise<World> {
    const gateway = await spawnGateway();
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
