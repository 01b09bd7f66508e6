import type { Store } from "../../store";
import type { Fate } from "./fates";
import type { Instance } from "./instance";
import { statusOf } from "./lifecycle";

/** A site, TWCC's word for an instance, with its one server. Its status is computed from the times. */
export interface SiteRecord {
    readonly id: number;
    readonly platform: string;
    readonly userId: number;
    /** The project's id. */
    readonly project: number;
    /** The solution's id. */
    readonly solution: number;
    readonly name: string;
    readonly desc: string;
    readonly terminationProtection: boolean;
    /** Milliseconds since 1970, as all times here. */
    readonly created: number;
    readonly bootDelay: number;
    readonly fate: Fate;
    /** When its deletion began, and when it is over. */
    readonly deletion?: { readonly began: number; readonly over: number };
    readonly instance: Instance;
    /** Where it answered SSH last, so that it does so again. */
    readonly sshPort?: number;
}

const TABLE = "sites";
const FIRST_ID = 2_000_001;

export function listSites(store: Store): SiteRecord[] {
    const now = Date.now();
    return rows(store).filter((record) => statusOf(record, now) !== undefined);
}

export function findSite(store: Store, id: number | undefined): SiteRecord | undefined {
    return listSites(store).find((record) => record.id === id);
}

/** The project's id of a site, or of the site that a server belongs to; also of one that has just gone. */
export function projectIdOf(store: Store, siteOrServer: number): number | undefined {
    return rows(store).find(({ id, instance }) => id === siteOrServer || instance.serverId === siteOrServer)?.project;
}

/** `make` is told the new id; an id is never given twice. */
export function addSite(store: Store, make: (id: number) => SiteRecord): SiteRecord {
    const all = rows(store);
    const record = make((all.at(-1)?.id ?? FIRST_ID - 1) + 1);
    // The last one stays, gone or not: it knows which ids were given.
    store.replace(TABLE, [...listSites(store), record]);
    return record;
}

/** Undefined when there is none. */
export function changeSite(store: Store, id: number, change: Partial<SiteRecord>): SiteRecord | undefined {
    const record = findSite(store, id);
    if (!record) {
        return undefined;
    }
    const changed = { ...record, ...change };
    store.replace(
        TABLE,
        rows(store).map((one) => (one === record ? changed : one)),
    );
    return changed;
}

/** Only this file writes the table, so it knows what is in there. */
function rows(store: Store): readonly SiteRecord[] {
    return store.rows(TABLE) as readonly SiteRecord[];
}
