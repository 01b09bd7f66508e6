import type { Resource } from "../core/resource";
import { check } from "./arguments/check";
import { create } from "./operations/create";
import { remove } from "./operations/delete";
import { diff } from "./operations/diff";
import { instanceArguments, instanceOutputs, token } from "./properties";
import { foresee } from "./operations/foresee";
import { find } from "./operations/find";
import { read } from "./operations/read";
import type { InstanceInputs, InstanceState } from "./types";
import { undo } from "./operations/undo";
import { update } from "./operations/update";
import { validate } from "./arguments/validate-at-twcc";

/** The VCS instance as a resource, for every adapter. TWCC's API calls it a site with servers. */
export const instance: Resource<InstanceInputs, InstanceState> = {
    token,
    arguments: instanceArguments,
    outputs: instanceOutputs,
    whenAbsent:
        "at TWCC under this API key and platform. Pass the instance's number at TWCC (`twccli ls vcs` lists them), and check twcc:platform and which account the API key belongs to.",
    check,
    validate,
    diff,
    foresee,
    create,
    read,
    find,
    update,
    delete: remove,
    undo,
};
