import { TwccClient } from "../client";
import { missingApiKey, resolveConfiguration, type Configuration, type StackConfiguration } from "../configuration";
import { Claims } from "../core/claims";
import { Deadline } from "../core/deadline";
import { UserError } from "../core/errors";
import { Locks } from "../core/locks";
import type { Context } from "../core/resource";
import type { Logger } from "../core/logger";

/** By configuration, for as long as the process lives. */
const sessions = new Map<string, Session>();

/**
 * The session of a configuration. All kinds of resources share it, and so do providers that Pulumi configures one by
 * one: connections, the cap on concurrent calls, what was told already and whose API key it is count once a process.
 * @param gone - aborts when the engine is gone.
 */
export function sessionOf(stack: StackConfiguration, gone?: AbortSignal): Session {
    const configuration = resolveConfiguration(stack, process.env);
    const key = JSON.stringify(configuration);
    const session = sessions.get(key) ?? new Session(configuration, gone ?? new AbortController().signal);
    sessions.set(key, session);
    return session;
}

/** What lives as long as the process does and has one configuration; the client is made when it is first needed. */
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

    /** What one operation may use. */
    context(log = consoleLogger): Context {
        return {
            configuration: this.configuration,
            client: () => this.clientOf(this.configuration),
            log,
            deadline: new Deadline(this.configuration.timeout),
            adoptions: this.adoptions,
            claims: this.claims,
            locks: this.locks,
            signal: this.gone,
        };
    }

    /** What a look at TWCC during check may use: a few seconds, in silence. Nothing where TWCC cannot be asked. */
    glance(): Context | undefined {
        const { apiKey, problems, timeout } = this.configuration;
        if (apiKey === undefined || problems.length > 0) return undefined;
        return { ...this.context(silentLogger), deadline: new Deadline(Math.min(timeout, longestGlance)) };
    }

    /**
     * Notes what a resource of the program stands for.
     * @param clash - what two that stand for the same have in common, after their names.
     * @returns what is wrong with it, where another resource stands for the same.
     */
    claim(thing: string, logicalName: string, clash = sameName): string | undefined {
        const other = this.claims.add(thing, logicalName);
        if (other === undefined) return undefined;
        return (
            `"${other}" and "${logicalName}" in this program ${clash}. ` +
            "Change one of them, or keep one and use its outputs in both places."
        );
    }

    /** Warns once a process, however many resources there are, and of however many kinds. */
    warnOnce(message: string): void {
        if (this.told.has(message)) return;
        this.told.add(message);
        consoleLogger.warn(message);
    }

    private clientOf(configuration: Configuration): TwccClient {
        if (configuration.problems.length > 0) throw new UserError(configuration.problems.join(" "));
        if (configuration.apiKey === undefined) throw new UserError(missingApiKey(process.env));
        return (this.client ??= new TwccClient(configuration, configuration.apiKey));
    }
}

const sameName =
    "have the same name at TWCC, so they would share one key pair, and removing one resource would delete the other's";

/** Milliseconds that a look during check may take: a preview works without TWCC, too. */
const longestGlance = 4000;

const silentLogger: Logger = { info: () => undefined, warn: () => undefined };

/** The CLI shows what a provider's process prints; there is no other way to log from a dynamic one. */
const consoleLogger: Logger = {
    info: (message) => {
        console.log(message);
    },
    warn: (message) => {
        console.warn(`warning: ${message}`);
    },
};
