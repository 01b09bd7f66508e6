import type { ApiKey, Configuration } from "../configuration";
import { TwccError, type FailureKind } from "./errors";
import type { Bounds } from "./http/bounds";
import { Caller } from "./http/caller";
import type { Transport } from "./http/transport";
import { Keypairs } from "./keypairs";
import { Projects } from "./projects";
import { AnswerCache } from "./answer-cache";
import { Servers } from "./servers";
import { Sites } from "./sites";
import { Solutions } from "./solutions";
import type { User } from "./user";
import { whoami } from "./whoami";

/** TWCC's API for one API key. Connections, the limit on concurrent calls and the caller's identity are shared. */
export class TwccClient {
    private readonly caller: Caller;
    private readonly byPlatform = new Map<string, Keypairs>();
    private readonly answers = new AnswerCache();
    /** Optional look-ups that failed and are not tried again in this process. */
    readonly silent = new Set<string>();

    /** @param transport - sends the requests; got by default. */
    constructor(configuration: Configuration, apiKey: ApiKey, transport?: Transport) {
        this.caller = new Caller(configuration, apiKey, transport);
    }

    /** The key pairs of a platform. */
    keypairs(platform: string): Keypairs {
        const keypairs = this.byPlatform.get(platform) ?? new Keypairs(this.caller, platform);
        this.byPlatform.set(platform, keypairs);
        return keypairs;
    }

    /** The caller's projects on a platform. */
    projects(platform: string): Projects {
        return new Projects(this.caller, platform, this.answers);
    }

    /** The kinds of instances that a platform offers. */
    solutions(platform: string): Solutions {
        return new Solutions(this.caller, platform, this.answers);
    }

    /** The instances of a platform, which TWCC calls sites. */
    sites(platform: string): Sites {
        return new Sites(this.caller, platform);
    }

    /** The servers of a platform's instances. */
    servers(platform: string): Servers {
        return new Servers(this.caller, platform, this.answers);
    }

    /**
     * The owner of the API key, or `undefined` if TWCC will not say. It does not change, so it is asked once per
     * process. Only an answer is remembered. If the call failed because one operation ran out of time, another
     * operation asks again.
     */
    async whoami(bounds: Bounds): Promise<User | undefined> {
        return this.answers.once("whoami", () =>
            whoami(this.caller, bounds).catch((error: unknown) => {
                if (!(error instanceof TwccError && silent.has(error.kind))) throw error;
                bounds.log.warn(
                    `TWCC does not say whose API key this is, so key pairs of other accounts cannot be recognised. ${error.message}`,
                );
                return undefined;
            }),
        );
    }
}

/** Failures that mean that TWCC will not name the caller. Any other failure is an error. */
const silent: ReadonlySet<FailureKind> = new Set(["forbidden", "no-route", "rejected", "garbage"]);
