import type { Resource } from "../core/resource";
import { prepareToUnlock } from "../key-material";
import { check } from "./arguments/check";
import { create } from "./operations/create";
import { remove } from "./operations/delete";
import { diff } from "./operations/diff";
import { privateKeyFileArguments, privateKeyFileOutputs, token } from "./properties";
import { foresee } from "./operations/foresee";
import { read } from "./operations/read";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "./types";
import { undo } from "./operations/undo";
import { update } from "./operations/update";

/** A private key in a file of this computer, as a resource for every adapter. It makes no calls. */
export const privateKeyFile: Resource<PrivateKeyFileInputs, PrivateKeyFileState> = {
    token,
    arguments: privateKeyFileArguments,
    outputs: privateKeyFileOutputs,
    whenAbsent: "that can be referred to: a file is only managed by the stack that wrote it.",
    prepare: prepareToUnlock,
    check,
    diff,
    foresee,
    create: async (context, inputs) => ({ id: inputs.path, state: await create(context, inputs) }),
    read,
    update,
    delete: remove,
    undo,
};
