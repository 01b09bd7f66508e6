import type { Resource } from "../core/resource";
import { check } from "./check";
import { createOrAdopt } from "./create-or-adopt";
import { remove } from "./delete";
import { diff } from "./diff";
import { keypairArguments, keypairOutputs, token } from "./properties";
import { whenAbsent } from "./messages";
import { read } from "./read";
import type { KeypairInputs, KeypairState } from "./types";
import { undo } from "./undo";
import { update } from "./update";

/** The key pair as a resource, for every adapter. */
export const keypair: Resource<KeypairInputs, KeypairState> = {
    token,
    arguments: keypairArguments,
    outputs: keypairOutputs,
    whenAbsent,
    check,
    diff,
    create: async (context, inputs) => ({ id: inputs.name, state: await createOrAdopt(context, inputs) }),
    read,
    update,
    delete: remove,
    undo,
};
