import type { Resource } from "../core/resource";
import { check } from "./check";
import { create } from "./create";
import { remove } from "./delete";
import { diff } from "./diff";
import { instanceArguments, instanceOutputs, token } from "./properties";
import { read } from "./read";
import type { InstanceInputs, InstanceState } from "./types";
import { undo } from "./undo";
import { update } from "./update";
import { validate } from "./validate";

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
    create,
    read,
    update,
    delete: remove,
    undo,
};
