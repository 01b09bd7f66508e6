import { check } from "../../../provider/instance/arguments/check";
import { memoryOf, stateOf } from "../../../provider/instance/state";
import type { InstanceInputs, InstanceState } from "../../../provider/instance/types";
import { configurationWith, naming } from "../keypair/view";

type Args = Readonly<Record<string, unknown>>;

/** Arguments that are right. */
export const right: Args = { keypair: "k1", solution: "Ubuntu", image: "Ubuntu 22.04", flavor: "v.super" };

export const view = { configuration: configurationWith({ "twcc:project": "ENT101001" }) };

/** What check makes of arguments that are right. */
export function checked(args: Args = {}, olds?: Args) {
    const { inputs, failures } = check(view, olds, { ...right, ...args }, naming);
    expect(failures).toEqual([]);
    return inputs;
}

/** The failures of arguments that are wrong. */
export function failuresOf(args: Args, stack: Readonly<Record<string, string>> = { "twcc:project": "ENT101001" }) {
    return check({ configuration: configurationWith(stack) }, undefined, { ...right, ...args }, naming).failures;
}

/** The state after a create with these arguments. */
export function stateAfter(args: Args = {}): InstanceState {
    const inputs = checked(args) as unknown as InstanceInputs;
    const place = { platform: view.configuration.platform, projectId: 1010011, solutionId: 101, owner: "1001" };
    const site = {
        id: 2000001,
        name: inputs.name,
        status: "Ready",
        servers: [{ id: 3000001 }],
        terminationProtection: false,
        createTime: "2026-11-24T00:00:00Z",
    };
    const server = { id: 3000001, hostname: "web", networks: [], privateIps: ["192.168.0.2"], publicIps: [] };
    return stateOf(inputs.name, { ...memoryOf(inputs), ...place }, site, [server], false);
}
