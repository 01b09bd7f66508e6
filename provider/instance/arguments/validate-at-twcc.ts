import type { Context } from "../../core/resource";
import { UserError } from "../../core/errors";
import { TwccError } from "../../client";
import { hasUnknown } from "../../core/unknown";
import { begin } from "../operations/operation";
import { illegalValues, resolve } from "../create-request";

/** The arguments whose legal values only TWCC knows. */ const looked = [
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
 * Compares arguments with what TWCC offers. Skips an existing instance whose arguments did not change: its image may no
 * longer be offered. The key pair is checked by create, since the same `pulumi up` may create it.
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
        // A wrong project or solution. If TWCC does not answer, that is not the fault of the arguments.
        if (error instanceof UserError && !(error instanceof TwccError)) return [error.message];
        throw error;
    }
}
