import { wireUser } from "../users";
import type { KeypairRecord, Owner } from "./records";

/** A key pair in a list: no public key, no time (docs/contributing/twcc-api.md#key-pairs). */
export function wireSummary(record: KeypairRecord, owner: Owner) {
    return {
        name: record.name,
        fingerprint: record.fingerprint,
        platform: record.platform,
        user: wireUser(owner.account),
    };
}

/** A single key pair. */
export function wireKeypair(record: KeypairRecord, owner: Owner) {
    return { ...wireSummary(record, owner), public_key: record.publicKey, create_time: record.createTime };
}
