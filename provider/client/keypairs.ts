import { UserError } from "../core/errors";
import { problemOfSegment } from "../core/path-segment";
import type { Answer } from "./http/answer";
import type { Bounds } from "./http/bounds";
import type { Caller } from "./http/caller";
import { garbage, isAbsent, type CallName } from "./http/classify";
import { readList } from "./http/list";
import { objectIn, secretBody, type Fields } from "./http/fields";
import { SharedList } from "./shared-list";
import type { User } from "./user";

/** A key pair as TWCC lists it. */
export interface ListedKeypair {
    readonly name: string;
    /** MD5 of the key blob, colon hex. */
    readonly fingerprint: string;
    readonly user?: User;
}

/** A key pair as TWCC shows it. */
export interface RemoteKeypair extends ListedKeypair {
    /** As it was sent, or empty if TWCC does not show it. */
    readonly publicKey: string;
    /** ISO 8601, UTC. */
    readonly createTime?: string;
}

/** The key pairs of one platform (docs/contributing/twcc-api.md#key-pairs). */
export class Keypairs {
    private readonly shared = new SharedList<ListedKeypair>((bounds) =>
        readList(this.caller, { ...this.call("GET"), once: true }, bounds, listing),
    );

    constructor(
        private readonly caller: Caller,
        private readonly platform: string,
    ) {}

    /**
     * `POST keypairs/`.
     * @returns the body: if TWCC generates the key, its private key (PEM), which TWCC never shows again.
     */
    async create(keypair: { name: string; publicKey?: string }, bounds: Bounds): Promise<string> {
        const body = {
            name: keypair.name,
            ...(keypair.publicKey !== undefined && { public_key: keypair.publicKey }),
        };
        return this.shared.write(keypair.name, () =>
            this.caller.send({ ...this.call("POST"), body }, bounds, secretBody),
        );
    }

    /** `GET keypairs/`, in TWCC's order. */
    async list(bounds: Bounds): Promise<ListedKeypair[]> {
        return readList(this.caller, this.call("GET"), bounds, listing);
    }

    /**
     * A key pair in a list that is at most so many milliseconds old. Operations on many key pairs share the list. It is
     * never older than this process's last change of this key pair. `undefined` only means that the list does not show
     * it: order and paging are unspecified, so `get` has to confirm it.
     */
    async listed(name: string, longest: number, bounds: Bounds): Promise<ListedKeypair | undefined> {
        return this.shared.entry(name, longest, bounds);
    }

    /** `GET keypairs/{name}/`; `undefined` if there is no such key pair. */
    async get(name: string, bounds: Bounds): Promise<RemoteKeypair | undefined> {
        return this.caller.send({ ...this.callFor("GET", name), accept: isAbsent }, bounds, (answer, called) =>
            isAbsent(answer) ? undefined : remoteKeypair(answer, called, name),
        );
    }

    /** `DELETE keypairs/{name}/`; also a success if there is no such key pair. */
    async delete(name: string, bounds: Bounds): Promise<void> {
        await this.shared.write(name, () =>
            this.caller.send({ ...this.callFor("DELETE", name), accept: isAbsent }, bounds, () => undefined),
        );
    }

    /** A call for all key pairs. */
    private call<M extends "GET" | "POST">(method: M) {
        return this.callOf(method, "", "");
    }

    /** A call for one key pair. The name is checked here, too, so that it never leads to another URL. */
    private callFor<M extends "GET" | "DELETE">(method: M, name: string) {
        const problem = problemOfSegment(name);
        if (problem !== undefined) throw new UserError(`Cannot look up a key pair whose name ${problem}.`);
        return this.callOf(method, `${encodeURIComponent(name)}/`, `${name}/`);
    }

    private callOf<M extends string>(method: M, encoded: string, shown: string) {
        const path = `api/v3/${this.platform}/keypairs/${encoded}`;
        return { method, path, apiHost: this.platform, name: `${method} keypairs/${shown}` };
    }
}

function remoteKeypair(answer: Answer, called: CallName, name: string): RemoteKeypair {
    const fields = objectIn(answer, called);
    const fingerprint = fields?.fingerprint("fingerprint");
    if (fields === undefined || fingerprint === undefined || fields.differs("name", name)) {
        throw garbage(answer, called, "its body is not a key pair");
    }
    const user = fields.object("user")?.asUser();
    const createTime = fields.time("create_time");
    return {
        name,
        fingerprint,
        publicKey: fields.trimmed("public_key") ?? "",
        ...(createTime !== undefined && { createTime }),
        ...(user !== undefined && { user }),
    };
}

function listedKeypair(fields: Fields): ListedKeypair | undefined {
    const [name, fingerprint] = [fields.text("name"), fields.fingerprint("fingerprint")];
    if (name === undefined || fingerprint === undefined) return undefined;
    const user = fields.object("user")?.asUser();
    return { name, fingerprint, ...(user !== undefined && { user }) };
}

const listing = { what: "key pairs", read: listedKeypair };
