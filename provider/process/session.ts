import { TwccClient } from "../client";
import {
    missingApiKey,
    resolveConfiguration,
    type Configuration,
    type ExplicitProvider,
    type StackConfiguration,
} from "../configuration";
import { Claims } from "../core/claims";
import { Deadline } from "../core/deadline";
import { UserError } from "../core/errors";
import { Locks } from "../core/locks";
import type { Context } from "../core/resource";
import type { Logger } from "../core/logger";

/** The sessions by configuration, as long as the process lives. */
const sessions = new Map<string, Session>();

/**
 * The session of a configuration. All kinds of resources share it, even if Pulumi configures each provider separately:
 * connections, the limit on concurrent calls, the warnings that were shown and the owner of the API key exist once per
 * process.
 * @param gone - aborts when the engine is gone.
 * @param provider - if `stack` reads the arguments of an explicit provider.
 */
export function sessionOf(stack: StackConfiguration, gone?: AbortSignal, provider?: ExplicitProvider): Session {
    const configuration = resolveConfiguration(stack, process.env, provider);
    const key = JSON.stringify(configuration);
    const session = sessions.get(key) ?? new Session(configuration, gone ?? new AbortController().signal);
    sessions.set(key, session);
    return session;
}

/** Lives as long as the process and has one configuration. The client is created when it is first needed. */
export class Session {
    private client: TwccClient | undefined;
    private readonly told = new Set<string>();
    private readonly adoptions = new Map<string, string>();
    private readonly claims = new Claims();
    private readonly locks = new Locks();

    constructor(
        readonly configuration: Configuration,
        private readonly gone: AbortSignal,
    ) {}

    /**
     * What one operation may use.
     * @param limit - milliseconds that the user allows for this operation, in place of `twcc:timeout`.
     */
    context(log = consoleLogger, limit?: number): Context {
        return {
            configuration: this.configuration,
            client: () => this.clientOf(this.configuration),
            log,
            deadline:
                limit === undefined ? new Deadline(this.configuration.timeout) : new Deadline(limit, "customTimeouts"),
            ...(limit !== undefined && { limit }),
            adoptions: this.adoptions,
            claims: this.claims,
            locks: this.locks,
            signal: this.gone,
        };
    }

    /**
     * What a call to TWCC during check may use: a few seconds, without output. `undefined` if TWCC cannot be called.
     */
    glance(): Context | undefined {
        const { apiKey, problems, timeout } = this.configuration;
        if (apiKey === undefined || problems.length > 0) return undefined;
        return { ...this.context(silentLogger), deadline: new Deadline(Math.min(timeout, longestGlance)) };
    }

    /**
     * Notes what a resource of the program claims.
     * @param clash - what two resources with the same claim have in common, after their names.
     * @returns what is wrong, if another resource claims the same.
     */
    claim(thing: string, logicalName: string, clash = sameName): string | undefined {
        const other = this.claims.add(thing, logicalName);
        if (other === undefined) return undefined;
        return (
            `"${other}" and "${logicalName}" in this program ${clash}. ` +
            "Change one of them, or keep one and use its outputs in both places."
        );
    }

    /** Shows a warning once per process, however many resources it is about. */
    warnOnce(message: string, log = consoleLogger): void {
        if (this.told.has(message)) return;
        this.told.add(message);
        log.warn(message);
    }

    private clientOf(configuration: Configuration): TwccClient {
        if (configuration.problems.length > 0) throw new UserError(configuration.problems.join(" "));
        if (configuration.apiKey === undefined) throw new UserError(missingApiKey(process.env, configuration.provider));
        return (this.client ??= new TwccClient(configuration, configuration.apiKey));
    }
}

const sameName =
    "have the same name at TWCC, so they would share one key pair, and removing one resource would delete the other's";

/** Milliseconds for calls during check: a preview works without TWCC, too. */
const longestGlance = 4000;

const silentLogger: Logger = { info: () => undefined, warn: () => undefined };

/** The CLI shows what a provider's process prints. A dynamic provider has no other way to log. */
const consoleLogger: Logger = {
    info: (message) => {
        console.log(message);
    },
    warn: (message) => {
        console.warn(`warning: ${message}`);
    },
};
