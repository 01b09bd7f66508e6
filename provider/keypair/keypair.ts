import type { Resource } from "../core/resource";
import { prepareToUnlock } from "../key-material";
import { check } from "./arguments/check";
import { createOrAdopt } from "./operations/create-or-adopt";
import { remove } from "./operations/delete";
import { diff } from "./operations/diff";
import { keypairArguments, keypairOutputs, token } from "./properties";
import { whenAbsent } from "./messages";
import { foresee } from "./operations/foresee";
import { find, read } from "./operations/read";
import type { KeypairInputs, KeypairState } from "./types";
import { undo } from "./operations/undo";
import { update } from "./operations/update";

/** The key pair as a resource, for every adapter. */
export const keypair: Resource<KeypairInputs, KeypairState> = {
    token,
    arguments: keypairArguments,
    outputs: keypairOutputs,
    whenAbsent,
    prepare: prepareToUnlock,
    check,
    diff,
    foresee,
    create: async (context, inputs) => ({ id: inputs.name, state: await createOrAdopt(context, inputs) }),
    read,
    find,
    update,
    delete: remove,
    undo,
};
