import { isPlatform, type StackConfiguration } from "./configuration";
import { UserError } from "./core/errors";
import type { Logger } from "./core/logger";
import type { Context } from "./core/resource";
import { sessionOf } from "./process/session";

export { getKeypair, listKeypairDetails, listKeypairs } from "./keypair/operations/look-up";

/**
 * What a look-up in the user's program may use. The configuration is the one of the provider's process. The look-ups of
 * a program share a session. Programs of the Automation API, which may run in one process, have one each.
 * @param platform - another platform than the configured one.
 */
export function lookUpContext(stack: StackConfiguration, platform: string | undefined, log: Logger): Context {
    return inPlatform(sessionOf(stack).context(log), platform);
}

/** The context of a look-up on one platform; without one, on the configured one. */
export function inPlatform(context: Context, platform: unknown): Context {
    if (platform === undefined || platform === null) return context;
    if (typeof platform !== "string" || !isPlatform(platform)) {
        throw new UserError("The platform of a look-up has to be a name like openstack-taichung-default-2.");
    }
    return { ...context, configuration: { ...context.configuration, platform } };
}
