import { TwccClient } from "../client";
import { missingApiKey, resolveConfiguration, type Configuration, type StackConfiguration } from "../configuration";
import { Claims } from "../core/claims";
import { Deadline } from "../core/deadline";
import { UserError } from "../core/errors";
import { Locks } from "../core/locks";
import type { Context } from "../core/resource";
import type { Logger } from "../core/logger";

/** What lives as long as the provider's process: configuration and client, each made when first needed. */
export class Session {
    private stack: StackConfiguration = () => undefined;
    private resolved: Configuration | undefined;
    private client: TwccClient | undefined;
    private readonly told = new Set<string>();
    private readonly adoptions = new Map<string, string>();
    private readonly claims = new Claims();
    private readonly locks = new Locks();

    /** @param gone - aborts when the engine is gone. */
    constructor(
        private readonly gone: AbortSignal,
        private readonly log: Logger = consoleLogger,
    ) {}

    /** Only stores: the engine may call other methods before this has finished, and after it threw (engine.md). */
    configure(stack: StackConfiguration): void {
        this.stack = stack;
        this.resolved = undefined;
        this.client = undefined;
    }

    get configuration(): Configuration {
        return (this.resolved ??= resolveConfiguration(this.stack, process.env));
    }

    /** What one operation may use. */
    context(): Context {
        return {
            configuration: this.configuration,
            client: () => this.clientOf(this.configuration),
            log: this.log,
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
        return { ...this.context(), log: silentLogger, deadline: new Deadline(Math.min(timeout, longestGlance)) };
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
            `"${other}" and "${logicalName}" of this program ${clash}. ` +
            "Change that in one of them, or keep one and use its outputs in both places."
        );
    }

    /** Warns once a process, however many key pairs there are. */
    warnOnce(message: string): void {
        if (this.told.has(message)) return;
        this.told.add(message);
        this.log.warn(message);
    }

    private clientOf(configuration: Configuration): TwccClient {
        if (configuration.problems.length > 0) throw new UserError(configuration.problems.join(" "));
        if (configuration.apiKey === undefined) throw new UserError(missingApiKey(process.env));
        return (this.client ??= new TwccClient(configuration, configuration.apiKey));
    }
}

const sameName =
    "have the same name at TWCC, so they would be one thing there, and removing one of them would delete it under the other";

/** Milliseconds that a look during check may take: a preview works without TWCC, too. */
const longestGlance = 4000;

const silentLogger: Logger = { info: () => undefined, warn: () => undefined };

/** The engine shows what a provider's process prints (engine.md); there is no other way to log from a dynamic one. */
const consoleLogger: Logger = {
    info: (message) => {
        console.log(message);
    },
    warn: (message) => {
        console.warn(`warning: ${message}`);
    },
};
