import { PartialFailure, UserError } from "../../core/errors";
import type { Context } from "../../core/resource";
import type { Site } from "../../client";
import { finish } from "../waiting/wait-and-complete";
import { failed } from "../messages";
import { begin, type Operation } from "./operation";
import { illegalValues, orderOf, requireKeypair, resolve, type Resolved } from "../create-request";
import { makeSite } from "../make-site";
import { memoryOf } from "../state";
import type { InstanceInputs, InstanceState } from "../types";

/** Creates an instance and waits until it is Ready. No POST is sent before all names are checked. */
export async function create(context: Context, inputs: InstanceInputs): Promise<{ id: string; state: InstanceState }> {
    const operation = begin(context, inputs, inputs.platform);
    try {
        const { site, resolved } = await order(operation, inputs);
        const { projectId, solutionId } = resolved;
        const place = { platform: operation.platform, projectId, solutionId };
        const state = await finish(operation, site, inputs, { ...memoryOf(inputs), ...place, ...ownerOf(site) });
        return { id: String(site.id), state };
    } catch (error) {
        throw error instanceof PartialFailure ? error : failed("create", inputs.name, error);
    }
}

async function order(operation: Operation, inputs: InstanceInputs): Promise<{ site: Site; resolved: Resolved }> {
    const resolved = await resolve(operation, { ...inputs });
    const problems = illegalValues({ ...inputs }, resolved);
    if (problems.length > 0) throw new UserError(problems.join(" "));
    if (inputs.keypair !== undefined) await requireKeypair(operation, inputs.keypair, resolved);
    return { site: await makeSite(operation, orderOf(inputs, resolved), inputs.autoNamed === true), resolved };
}

function ownerOf({ user }: Site): { owner?: string } {
    return user === undefined ? {} : { owner: user.id };
}
