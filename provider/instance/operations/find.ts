import { withoutOwner, type Server, type Site } from "../../client";
import type { Context, Found } from "../../core/resource";
import { failed } from "../messages";
import { serversOf } from "../waiting/wait-and-complete";
import { defaults } from "../properties";
import type { InstanceState, Memory } from "../types";
import { begin, look, requireSiteId } from "./operation";
import { stateOf } from "../state";

/** Finds an instance that no state has yet, with the arguments that import it, as far as TWCC shows them. */
export async function find(context: Context, id: string): Promise<Found<InstanceState> | undefined> {
    const siteId = requireSiteId(id);
    const operation = begin(context, { name: id }, undefined);
    const { platform } = operation;
    try {
        const site = await look(operation, siteId);
        if (site === undefined) return undefined;
        const servers = await serversOf(operation, site);
        const memory = argumentsOf(site, servers[0]);
        const place = {
            platform,
            ...(site.project !== undefined && { projectId: site.project }),
            ...(site.solution !== undefined && { solutionId: site.solution }),
        };
        const state = stateOf(site.name, { ...memory, ...place }, site, servers, false);
        return { state, inputs: { name: site.name, ...memory } };
    } catch (error) {
        throw failed("read", id, error);
    }
}

/** The arguments that TWCC shows. What is the default is left out, as in checked arguments. */
function argumentsOf(site: Site, server: Server | undefined): Memory {
    const { keypair, image, flavor, availabilityZone, networks } = server ?? { networks: [] };
    const [network] = networks;
    return {
        ...(keypair !== undefined && { keypair }),
        ...(site.project !== undefined && { project: String(site.project) }),
        ...(site.solution !== undefined && { solution: String(site.solution) }),
        ...(image !== undefined && { image: withoutOwner(image) }),
        ...(flavor !== undefined && { flavor }),
        ...(network !== undefined && network !== defaults.network && { network }),
        ...(site.publicIp !== undefined && { assignFloatingIp: true }),
        ...(availabilityZone !== undefined && availabilityZone !== defaults.availabilityZone && { availabilityZone }),
        ...(site.description !== undefined && site.description !== "" && { description: site.description }),
    };
}
