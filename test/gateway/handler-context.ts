import type { Account } from "./accounts";
import type { Answer } from "./http/answer";
import type { Fates } from "./resources/sites/fates";
import type { Store } from "./store";

/** What handlers work with. */
export interface World {
    readonly accounts: readonly Account[];
    readonly platforms: readonly string[];
    /** Key pairs a user may have on one platform. */
    readonly keypairQuota: number;
    /** Milliseconds that an instance takes to boot and to go. */
    readonly bootDelay: number;
    readonly deleteDelay: number;
    /** What becomes of the next instances. */
    readonly fates: Fates;
    readonly store: Store;
    /** Told of every private key that is made, before it is answered. */
    readonly onMadeKey: (privateKey: string) => void;
}

/** One authenticated request that found its route. */
export interface Call {
    readonly account: Account;
    /** From the path, decoded. */
    readonly params: Readonly<Record<string, string>>;
    readonly query: URLSearchParams;
    readonly contentType: string | undefined;
    /** `x-extra-property-…` headers by what follows: `image`, `keypair`. */
    readonly extraProperties: Readonly<Record<string, string>>;
    readonly body: Buffer;
}

export type Handler = (call: Call, world: World) => Answer | Promise<Answer>;

export interface Route {
    /** With `{…}` for a parameter; `{platform}` takes the known platforms only. */
    readonly path: string;
    /** What `x-api-host` must say: the platform of the path, or `goc` for management calls. */
    readonly apiHost: "platform" | "goc";
    /** Whether the account's access counts; anyone may ask who they are. */
    readonly restricted: boolean;
    readonly methods: Readonly<Partial<Record<"GET" | "POST" | "PATCH" | "DELETE", Handler>>>;
}
