import { UserError } from "../../core/errors";
import type { Context } from "../../core/resource";
import { settleConflict } from "../exchange/settle-conflict";
import { create } from "./create";
import { makeMaterial } from "../key/make-material";
import { failing } from "../messages";
import { problemOfName } from "../arguments/name";
import { begin, look } from "./operation";
import type { KeypairInputs, KeypairState } from "../types";
import { sourceOf } from "../key/source";

/** Creates or adopts a key pair. With a name that we could not create, it can only be adopted. */
export async function createOrAdopt(context: Context, inputs: KeypairInputs): Promise<KeypairState> {
    const { name, onConflict } = inputs;
    const problem = problemOfName(name);
    if (problem === undefined) return create(context, inputs);

    const refuse = failing("create", name);
    const operation = begin(context, name, inputs.platform);
    const there = onConflict === "adopt" ? await look(operation).catch(refuse) : undefined;
    if (there === undefined) {
        const none =
            onConflict === "adopt" ? "TWCC has no such key pair to adopt, and none can be created: the" : "The";
        return refuse(new UserError(`${none} name ${problem}. Nothing was changed.`));
    }
    const material = sourceOf(inputs) === "given" ? await makeMaterial(inputs) : undefined;
    return (await settleConflict(operation, inputs, there, material)) ?? create(context, inputs);
}
