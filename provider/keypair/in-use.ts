import { UserError } from "../core/errors";
import { carriersAnywhere, carriersInProject } from "./carriers";
import { stillUsed, usedAndProtected, type Going } from "./messages";
import type { Operation } from "./operation";

/**
 * Checks if instances use a key that is about to be deleted. They keep accepting its private key, which is lost from
 * the state. So this warns, or with `protectInUse` refuses before anything is sent.
 */
export async function guardUse(operation: Operation, going: Going, protectInUse: true | undefined): Promise<void> {
    const { context, name } = operation;
    const carriers = await (protectInUse === true ? carriersAnywhere(operation) : carriersInProject(operation));
    if (carriers.length === 0) return;
    if (protectInUse === true) throw new UserError(usedAndProtected(carriers, going));
    context.log.warn(`Key pair "${name}": ${stillUsed(carriers, going)}`);
}
