import type { RemoteKeypair } from "../client";
import { messageOf, UserError } from "../core/errors";
import type { Carrier } from "./carriers";
import { describe } from "./fingerprint";

/** What follows on "There is no key pair of that name". */
export const whenAbsent =
    "at TWCC under this API key and platform. " +
    "Check the name (case matters), twcc:platform and which account the API key belongs to; `twccli ls key` lists the key pairs.";

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
    const mine = ours === undefined ? "TWCC was to generate a new key" : `yours is ${ours}`;
    return new UserError(
        `Cannot create the key pair "${name}": TWCC already has one with this name (${describe(remote)}), ` +
            `${same ? "with the same key" : mine}. Nothing was changed. What you can do: ` +
            'if you renamed the resource in the program, `aliases: [{ name: "its old name" }]` keeps the key pair and its private key; ' +
            (same
                ? `onConflict: "adopt" takes it over (a later destroy deletes it); `
                : `choose another name; onConflict: "replace" deletes the existing one for good; onConflict: "adopt" keeps its key and takes it over${ours === undefined ? ", without a private key" : ", if that is the key you pass or you pass none"}; `) +
            `Keypair.get("…", "${name}") only refers to it. ` +
            `If an interrupted \`pulumi up\` left it behind, delete it: \`twccli rm key -n ${shellWord(name)}\`. ` +
            "If this came from `pulumi up --replace` or `pulumi state taint` (undo that with `pulumi state untaint`), rotate the key by changing `keepers` instead.",
    );
}

/** What `onConflict` allows would be done to the key of another resource of the same program. */
export function contested(name: string, remote: RemoteKeypair): UserError {
    return new UserError(
        `Cannot create the key pair "${name}": TWCC already has one with this name (${describe(remote)}), and two resources in this program have it. ` +
            "It may belong to the other one, so nothing was changed, whatever onConflict says. Give one of them another name, or keep one and use its outputs in both places.",
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
        `Cannot update the key pair "${name}": TWCC has another key under this name (${describe(remote)}) than expected (${expected ?? "none"}), ${came ? "which was put there in the meantime and was left alone" : "so nothing was changed"}. ` +
            "Run `pulumi refresh` to see what happened; the next `pulumi up` removes that key and puts yours back.",
    );
}

/** The key was never seen at TWCC, and another one is under its name: that one was never ours. */
export function takenMeanwhile(name: string, remote: RemoteKeypair, ours: string | undefined): UserError {
    return new UserError(
        `Cannot finish the key pair "${name}": TWCC has another key under this name (${describe(remote)}), and yours (${ours ?? "unknown"}) was never seen there. ` +
            "That key may be somebody else's, so nothing was changed. What you can do: choose another name; " +
            `set onConflict: "replace", with which the next \`pulumi up\` deletes that key for good; or, if nobody needs it, run \`twccli rm key -n ${shellWord(name)}\` and \`pulumi up\`.`,
    );
}

/** What is about to happen to a key at TWCC. */
export type Going = "deleted" | "exchanged" | "replaced";

/** Instances carry the name of a key that goes all the same. */
export function stillUsed(carriers: readonly Carrier[], going: Going): string {
    const way = {
        deleted:
            "Its private key leaves the state, too: if you need it, save it, from an older version of the state if necessary",
        exchanged:
            "You cannot log in there with the new private key, and the old one is only in older versions of the state: save it for as long as you need it, or rebuild the instances",
        replaced: "Anybody who has its private key can still log in",
    }[going];
    return `${listOfCarriers(carriers)}. Existing instances keep accepting the old key. ${way}. protectInUse: true prevents this.`;
}

/** Instances carry the name of a key that must not go then. */
export function usedAndProtected(carriers: readonly Carrier[], going: Going): string {
    const way = {
        deleted:
            "or put the key pair back into the program with protectInUse: false, run `pulumi up`, and then remove it; or run `pulumi state delete` with its URN, which keeps the key pair at TWCC while Pulumi forgets it",
        exchanged:
            "or save the old private key and set protectInUse: false, which can go into the same `pulumi up` as the new key",
        replaced: "or set protectInUse: false",
    }[going];
    return (
        `${listOfCarriers(carriers)}. protectInUse is true, so it was not ${going}, and nothing was changed. ` +
        `Delete those instances or rebuild them with another key pair; ${way}.`
    );
}

function listOfCarriers(carriers: readonly Carrier[]): string {
    const most = 20;
    const shown = carriers.slice(0, most).map(({ name, id, status }) => `"${name}" (${id}, ${status})`);
    const more = carriers.length > most ? [`${carriers.length - most} more`] : [];
    const count = carriers.length === 1 ? "An instance uses" : `${carriers.length} instances use`;
    return `${count} it: ${[...shown, ...more].join(", ")}`;
}

/** A key is there that may be the one TWCC made for us: its private key is lost, and only the user can tell. */
export function stranded(name: string, remote: RemoteKeypair, error: unknown): UserError {
    return new UserError(
        `Cannot tell who created the key pair "${name}": the answer to the request was lost, and TWCC shows a private key only once. ` +
            `TWCC now has one with the fingerprint ${describe(remote)}. ` +
            `If nobody else created it, it is useless: delete it with \`twccli rm key -n ${shellWord(name)}\` (or in TWCC's portal) and run \`pulumi up\` again. ` +
            `If somebody else did, choose another name. What happened: ${messageOf(error)}`,
    );
}

/**
 * TWCC may have made the key, and its private half is lost.
 * @param looked - TWCC was asked, and shows none; else it could not be asked.
 */
export function maybeMade(name: string, looked: boolean, error: unknown): UserError {
    const shown = looked ? "TWCC does not show it so far" : "TWCC could not be asked";
    return new UserError(
        `Cannot tell whether TWCC created the key pair "${name}": the answer to the request was lost, and ${shown}. ` +
            `Look with \`twccli ls key\`. If it is there and nobody else created it, it is useless, since its private key is lost: delete it with \`twccli rm key -n ${shellWord(name)}\`. Then run \`pulumi up\` again. ` +
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
            ? "TWCC may have generated a key whose private half was lost with the answer"
            : `TWCC generated a key (${useless}), but its answer did not contain the private half, and the useless key could not be removed`;
    return (
        `The key pair "${name}" is not finished: ${what}. Run \`pulumi up\` again: it removes that key and lets TWCC generate another; ` +
        `\`pulumi destroy\` only removes it. What happened: ${messageOf(error)}`
    );
}

/** Create could not be finished; the key is safe in the state. */
export function unfinished(name: string, error: unknown): string {
    return (
        `The key pair "${name}" is not finished: it is not known whether TWCC has it. The key is kept, encrypted, in the stack's state: ` +
        `run \`pulumi up\` again to finish with the same key. What happened: ${messageOf(error)}`
    );
}

/**
 * The name is free of the old key, and the new one is not certainly in its place.
 * @param removed - whether it was us who removed the old key, or it was gone already.
 */
export function halfExchanged(name: string, error: unknown, removed: boolean): string {
    const old = removed ? "was removed" : "was already gone";
    return (
        `The key pair "${name}" is not finished: its old key ${old}, and the new one is not in place yet. ` +
        `Run \`pulumi up\` again to finish. What happened: ${messageOf(error)}`
    );
}

/** The name as a shell takes it as one word. */
function shellWord(name: string): string {
    return /^[\w-]+$/.test(name) ? name : `"${name}"`;
}
