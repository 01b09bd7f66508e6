import { isPlatform, type StackConfiguration } from "./configuration";
import { UserError } from "./core/errors";
import type { Logger } from "./core/logger";
import type { Context } from "./core/resource";
import { sessionOf } from "./dynamic/session";

export { getKeypair, listKeypairDetails, listKeypairs } from "./keypair/operations/look-up";

/**
 * What one look-up in the user's program may use: the same configuration as the provider's process has. The look-ups of
 * a program share a session; programs of the Automation API, which may run in one process, have one each.
 * @param platform - another platform than the configured one.
 */
export function lookUpContext(stack: StackConfiguration, platform: string | undefined, log: Logger): Context {
    if (platform !== undefined && !isPlatform(platform)) {
        throw new UserError("The platform of a look-up has to be a name like openstack-taichung-default-2.");
    }
    const context = sessionOf(stack).context(log);
    if (platform === undefined) return context;
    return { ...context, configuration: { ...context.configuration, platform } };
}
