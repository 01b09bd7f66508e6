import { UserError } from "../core/errors";
import { carriersAnywhere, carriersInProject } from "./carriers";
import { stillUsed, usedAndProtected, type Going } from "./messages";
import type { Operation } from "./operation";

/**
 * Looks whether instances carry the name of a key that is about to go: they go on letting its private key in,
 * which leaves the state. That is worth a warning, or with `protectInUse` a refusal before anything is sent.
 */
export async function guardUse(operation: Operation, going: Going, protectInUse: true | undefined): Promise<void> {
    const { context, name } = operation;
    const carriers = await (protectInUse === true ? carriersAnywhere(operation) : carriersInProject(operation));
    if (carriers.length === 0) return;
    if (protectInUse === true) throw new UserError(usedAndProtected(carriers, going));
    context.log.warn(`Key pair "${name}": ${stillUsed(carriers, going)}`);
}
