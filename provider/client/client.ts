import type { ApiKey, Configuration } from "../configuration";
import { TwccError, type FailureKind } from "./errors";
import { Caller, type Bounds } from "./http/caller";
import type { Transport } from "./http/transport";
import { Keypairs } from "./keypairs";
import { whoami, type User } from "./users";

/** TWCC's API as one API key sees it. Connections, the cap on concurrent calls and the caller's identity are shared. */
export class TwccClient {
    private readonly caller: Caller;
    private readonly byPlatform = new Map<string, Keypairs>();
    private identity: Promise<User | undefined> | undefined;

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

    /**
     * Whose API key it is, or nothing where TWCC will not say. Asked once a process, since it does not change; only an
     * answer is remembered.
     */
    async whoami(bounds: Bounds): Promise<User | undefined> {
        this.identity ??= whoami(this.caller, bounds).catch((error: unknown) => {
            if (error instanceof TwccError && silent.has(error.kind)) {
                bounds.log.warn(
                    `TWCC does not say whose API key this is, so key pairs of other accounts are not told apart. ${error.message}`,
                );
                return undefined;
            }
            this.identity = undefined;
            throw error;
        });
        return this.identity;
    }
}

/** Ways in which TWCC refuses to name the caller; anything else is a failure of the call. */
const silent: ReadonlySet<FailureKind> = new Set(["forbidden", "no-route", "rejected", "garbage"]);
