import { isPlatform, resolveConfiguration, type StackConfiguration } from "./configuration";
import { UserError } from "./core/errors";
import type { Logger } from "./core/logger";
import type { Context } from "./core/resource";
import { Session } from "./dynamic/session";

export { getKeypair, listKeypairDetails, listKeypairs } from "./keypair/look-up";

/**
 * By configuration: the look-ups of a program share connections and the cap on concurrent calls, and programs of the
 * Automation API, which may run in one process, have a configuration each.
 */
const sessions = new Map<string, Session>();

/**
 * What one look-up in the user's program may use: the same configuration as the provider's process has.
 * @param platform - another platform than the configured one.
 */
export function lookUpContext(stack: StackConfiguration, platform: string | undefined, log: Logger): Context {
    if (platform !== undefined && !isPlatform(platform)) {
        throw new UserError("The platform of a look-up has to be a name like openstack-taichung-default-2.");
    }
    const context = sessionFor(stack, log).context();
    if (platform === undefined) return context;
    return { ...context, configuration: { ...context.configuration, platform } };
}

function sessionFor(stack: StackConfiguration, log: Logger): Session {
    const key = JSON.stringify(resolveConfiguration(stack, process.env));
    const session = sessions.get(key) ?? new Session(new AbortController().signal, log);
    if (!sessions.has(key)) {
        session.configure(stack);
        sessions.set(key, session);
    }
    return session;
}
