import { UserError } from "../../core/errors";
import { instancesInAllProjects, instancesInProject } from "./instances-with-key";
import { stillUsed, usedAndProtected, type Going } from "../messages";
import type { Operation } from "../operations/operation";

/**
 * Checks if instances use a key that is about to be deleted. They keep accepting its private key, which is lost from
 * the state. So this warns, or with `protectInUse` refuses before anything is sent.
 */
export async function guardUse(operation: Operation, going: Going, protectInUse: true | undefined): Promise<void> {
    const { context, name } = operation;
    const instances = await (protectInUse === true ? instancesInAllProjects(operation) : instancesInProject(operation));
    if (instances.length === 0) return;
    if (protectInUse === true) throw new UserError(usedAndProtected(instances, going));
    context.log.warn(`Key pair "${name}": ${stillUsed(instances, going)}`);
}
