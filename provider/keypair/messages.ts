import type { RemoteKeypair } from "../client";
import { messageOf, UserError } from "../core/errors";
import type { Carrier } from "./carriers";
import { describe } from "./fingerprint";

/** What follows on "There is no key pair of that name". */
export const whenAbsent =
    "at TWCC under this API key and platform. " +
    "Check the name (case matters), twcc:platform and whose API key it is; `twccli ls key` lists what is there.";

/** What an operation wanted to do, for messages. */
export type Doing = "create" | "read" | "update" | "delete";

/** An operation that failed without leaving anything behind. */
export function failed(doing: Doing, name: string, error: unknown): UserError {
    const begins = `Cannot ${doing} the key pair "${name}"`;
    if (error instanceof UserError && error.message.startsWith(begins)) return error;
    return new UserError(`${begins}. ${messageOf(error)}`, { cause: error });
}

/** Create found the name taken, and `onConflict` does not allow what could be done. */
export function conflict(name: string, remote: RemoteKeypair, ours: string | undefined): UserError {
    const same = remote.fingerprint === ours;
    const mine = ours === undefined ? "TWCC was to make a new key" : `ours is ${ours}`;
    return new UserError(
        `Cannot create the key pair "${name}": TWCC has one of that name (${describe(remote)}), ` +
            `${same ? "with the very same key" : mine}. Nothing was changed. Ways out: ` +
            'if you renamed the resource in the program, `aliases: [{ name: "its old name" }]` keeps the key pair and its private key; ' +
            (same
                ? `onConflict: "adopt" takes it over (a later destroy deletes it); `
                : `another name; onConflict: "replace" deletes that one for good; onConflict: "adopt" keeps that key and takes it over${ours === undefined ? ", without a private key" : " if it is the one you give, or you give none"}; `) +
            `Keypair.get("…", "${name}") only refers to it. ` +
            `If an interrupted \`pulumi up\` left it behind: \`twccli rm key -n ${shellWord(name)}\`. ` +
            "If this came from `pulumi up --replace` or `pulumi state taint` (take that back by `pulumi state untaint`): rotate the key by changing `keepers` instead.",
    );
}

/** What `onConflict` allows would be done to the key of another resource of the same program. */
export function contested(name: string, remote: RemoteKeypair): UserError {
    return new UserError(
        `Cannot create the key pair "${name}": TWCC has one of that name (${describe(remote)}), and two resources of this program have that name. ` +
            "It may be the other one's, so nothing was changed, whatever onConflict says. Give one of them another name, or keep one and use its outputs in both places.",
    );
}

/**
 * Update found a key that it may not remove.
 * @param came - it came there in between, when another one had been removed.
 */
export function strangersKey(
    name: string,
    remote: RemoteKeypair,
    expected: string | undefined,
    came = false,
): UserError {
    return new UserError(
        `Cannot update the key pair "${name}": TWCC has another key under that name (${describe(remote)}) than expected (${expected ?? "none"}), ${came ? "which came there in between and was left alone" : "so nothing was touched"}. ` +
            "Run `pulumi refresh` to see what happened; the `pulumi up` after it removes that key and puts yours back.",
    );
}

/** The key was never seen at TWCC, and another one is under its name: that one was never ours. */
export function takenMeanwhile(name: string, remote: RemoteKeypair, ours: string | undefined): UserError {
    return new UserError(
        `Cannot finish the key pair "${name}": TWCC has another key under that name (${describe(remote)}), and ours (${ours ?? "unknown"}) was never seen there. ` +
            "That key may be somebody else's, so nothing was changed. Ways out: another name; " +
            `onConflict: "replace", with which the next \`pulumi up\` deletes that key for good; or, if nobody needs it, \`twccli rm key -n ${shellWord(name)}\` and \`pulumi up\`.`,
    );
}

/** What is about to happen to a key at TWCC. */
export type Going = "deleted" | "exchanged" | "replaced";

/** Instances carry the name of a key that goes all the same. */
export function stillUsed(carriers: readonly Carrier[], going: Going): string {
    const way = {
        deleted:
            "With the key pair its private key leaves the state: save it first, from an older version of the state if need be",
        exchanged:
            "The new private key does not log in there, and the old one is only in older versions of the state: save it as long as you need it, or rebuild them",
        replaced: "Who held its private key still gets in",
    }[going];
    return (
        `${listOfCarriers(carriers)}, with the public key inside that they were made with. ${way}. ` +
        "protectInUse: true refuses this."
    );
}

/** Instances carry the name of a key that must not go then. */
export function usedAndProtected(carriers: readonly Carrier[], going: Going): string {
    const way = {
        deleted:
            "or put the key pair into the program with protectInUse: false, run `pulumi up`, and remove it then; or `pulumi state delete` and its URN: the key pair stays at TWCC, and Pulumi forgets it",
        exchanged:
            "or set protectInUse: false, which may go with the new key into one `pulumi up`; save the old private key before",
        replaced: "or set protectInUse: false",
    }[going];
    return (
        `${listOfCarriers(carriers)}, and protectInUse is true: it is not ${going}, and nothing was changed. ` +
        `Delete those instances or rebuild them with another key pair; ${way}.`
    );
}

function listOfCarriers(carriers: readonly Carrier[]): string {
    const most = 20;
    const shown = carriers.slice(0, most).map(({ name, id, status }) => `"${name}" (${id}, ${status})`);
    const more = carriers.length > most ? [`${carriers.length - most} more`] : [];
    const count = carriers.length === 1 ? "An instance carries" : `${carriers.length} instances carry`;
    return `${count} its name: ${[...shown, ...more].join(", ")}`;
}

/** A key is there that may be the one TWCC made for us: its private key is lost, and only the user can tell. */
export function stranded(name: string, remote: RemoteKeypair, error: unknown): UserError {
    return new UserError(
        `Cannot tell whose key is under the name "${name}": the answer to its creation was lost, and TWCC shows a private key only once. ` +
            `There is now one with the fingerprint ${describe(remote)}. ` +
            `If nobody else made it, it is useless: remove it with \`twccli rm key -n ${shellWord(name)}\` (or in TWCC's portal) and run \`pulumi up\` again. ` +
            `If somebody else did, choose another name. What happened: ${messageOf(error)}`,
    );
}

/**
 * TWCC may have made the key, and its private half is lost.
 * @param looked - TWCC was asked, and shows none; else it could not be asked.
 */
export function maybeMade(name: string, looked: boolean, error: unknown): UserError {
    const shown = looked ? "TWCC does not show it, so far" : "TWCC could not be asked";
    return new UserError(
        `Cannot tell whether TWCC made the key pair "${name}": the answer to its creation was lost, and ${shown}. ` +
            `Look with \`twccli ls key\`. If it is there and nobody else made it, it is useless, since its private key is lost: remove it with \`twccli rm key -n ${shellWord(name)}\`. Then run \`pulumi up\` again. ` +
            `What happened: ${messageOf(error)}`,
    );
}

/**
 * TWCC made a key, or may have, whose private half was lost, and the next `up` can clear it away.
 * @param useless - its fingerprint, where it is known to be there.
 */
export function madeInVain(name: string, useless: string | undefined, error: unknown): string {
    const what =
        useless === undefined
            ? "TWCC may have made a key, whose private half was lost with the answer"
            : `TWCC made a key (${useless}), but its answer did not hold the private half, and the useless key could not be removed`;
    return (
        `The key pair "${name}" is not finished: ${what}. Run \`pulumi up\` again: it removes that key and has another made; ` +
        `\`pulumi destroy\` only removes it. What happened: ${messageOf(error)}`
    );
}

/** Create could not be finished; the key is safe in the state. */
export function unfinished(name: string, error: unknown): string {
    return (
        `The key pair "${name}" is not finished: nobody knows whether TWCC has it. The key is kept, encrypted, in the stack's state: ` +
        `run \`pulumi up\` again to finish with the same key. What happened: ${messageOf(error)}`
    );
}

/**
 * The name is free of the old key, and the new one is not surely in its place.
 * @param removed - whether it was us who removed the old key, or it was gone already.
 */
export function halfExchanged(name: string, error: unknown, removed: boolean): string {
    const old = removed ? "was removed" : "was gone already";
    return (
        `The key pair "${name}" is not finished: its old key ${old}, and the new one is not in its place yet. ` +
        `Run \`pulumi up\` again to finish. What happened: ${messageOf(error)}`
    );
}

/** The name as a shell takes it as one word. */
function shellWord(name: string): string {
    return /^[\w-]+$/.test(name) ? name : `"${name}"`;
}
