import type { Account } from "../../accounts";
import type { Store } from "../../store";

/** What is kept of a key pair: never its private half. */
export interface KeypairRecord {
    readonly platform: string;
    readonly userId: number;
    readonly name: string;
    readonly fingerprint: string;
    /** As it was sent, to the last blank: Nova keeps it so. */
    readonly publicKey: string;
    readonly createTime: string;
}

/** Key pairs belong to one user on one platform. */
export interface Owner {
    readonly platform: string;
    readonly account: Account;
}

const TABLE = "keypairs";

export function listKeypairs(store: Store, owner: Owner): KeypairRecord[] {
    return rows(store).filter((record) => isOf(record, owner));
}

/** Case matters in names. */
export function findKeypair(store: Store, owner: Owner, name: string): KeypairRecord | undefined {
    return listKeypairs(store, owner).find((record) => record.name === name);
}

/** Adds it, or takes the place of the one with the same name. */
export function putKeypair(
    store: Store,
    owner: Owner,
    key: Pick<KeypairRecord, "name" | "fingerprint" | "publicKey">,
): KeypairRecord {
    const record: KeypairRecord = {
        platform: owner.platform,
        userId: owner.account.id,
        ...key,
        createTime: now(),
    };
    store.replace(TABLE, [...without(store, owner, key.name), record]);
    return record;
}

/** Whether there was one. */
export function removeKeypair(store: Store, owner: Owner, name: string): boolean {
    if (!findKeypair(store, owner, name)) {
        return false;
    }
    store.replace(TABLE, without(store, owner, name));
    return true;
}

function without(store: Store, owner: Owner, name: string): KeypairRecord[] {
    return rows(store).filter((record) => !(isOf(record, owner) && record.name === name));
}

/** Only this file writes the table, so it knows what is in there. */
function rows(store: Store): readonly KeypairRecord[] {
    return store.rows(TABLE) as readonly KeypairRecord[];
}

function isOf(record: KeypairRecord, owner: Owner): boolean {
    return record.platform === owner.platform && record.userId === owner.account.id;
}

/** UTC to the second, as Nova keeps it, with the Z that makes it a date-time (docs/contributing/twcc-api.md#times). */
function now(): string {
    return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}
