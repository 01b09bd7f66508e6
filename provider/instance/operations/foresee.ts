import type { ViewContext } from "../../core/resource";
import { unknown } from "../../core/unknown";
import { instanceOutputs } from "../properties";
import type { InstanceState } from "../types";

/** What TWCC says of an instance when it is Ready. */
const fromTwcc = Object.keys(instanceOutputs).filter(
    (name) => !["name", "keypair", "password", "platform"].includes(name),
);

/** The outputs after create or update, for a preview: only the description changes in place. */
export function foresee(
    { configuration }: ViewContext,
    before: InstanceState | undefined,
    { description, ...inputs }: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    if (before !== undefined && before.unfinished !== true) {
        const { description: _description, ...kept } = before;
        return { ...kept, ...(description !== undefined && { description }) };
    }
    return {
        ...before,
        ...Object.fromEntries(fromTwcc.map((name) => [name, unknown])),
        name: inputs.name,
        platform: before?.platform ?? inputs.platform ?? configuration.platform,
        ...(inputs.keypair !== undefined && { keypair: inputs.keypair }),
        ...(inputs.password !== undefined && { password: inputs.password }),
    };
}
