import type { Context } from "../core/resource";
import { UserError } from "../core/errors";
import { TwccError } from "../client";
import { hasUnknown } from "../core/unknown";
import { begin } from "./operation";
import { illegalValues, resolve } from "./order";

/** The arguments whose legal values only TWCC knows. */
const looked = [
    "project",
    "solution",
    "image",
    "flavor",
    "network",
    "staticIp",
    "systemVolumeType",
    "dataVolumeType",
    "securityGroups",
    "availabilityZone",
    "password",
    "platform",
] as const;

/**
 * Looks at arguments with what TWCC says about them. An instance that is there is not looked at again: what it was
 * created with may not be on offer any more. The key pair is left to create: it may be made by the same `pulumi up`.
 */
export async function validate(
    context: Context,
    olds: Readonly<Record<string, unknown>> | undefined,
    inputs: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
    const same =
        olds !== undefined && looked.every((name) => JSON.stringify(olds[name]) === JSON.stringify(inputs[name]));
    const { project, solution, platform } = inputs;
    if (same || hasUnknown([project, solution, platform])) return [];
    try {
        const operation = begin(context, inputs, typeof platform === "string" ? platform : undefined);
        return illegalValues(inputs, await resolve(operation, inputs));
    } catch (error) {
        // A wrong project or solution; that TWCC does not answer is none of the arguments' fault.
        if (error instanceof UserError && !(error instanceof TwccError)) return [error.message];
        throw error;
    }
}
