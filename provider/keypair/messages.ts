import type { RemoteKeypair } from "../client";
import { messageOf, UserError } from "../core/errors";
import type { InstanceWithKey } from "./guards/instances-with-key";

/** Completes "There is no twcc:Keypair … ". */
export const whenAbsent =
    "at TWCC under this API key and platform. " +
    "Check the name (case matters), twcc:platform and which account the API key belongs to; `twccli ls key` lists the key pairs.";

/** The operation that failed, for messages. */
export type Doing = "create" | "read" | "update" | "delete";

/** An operation failed and left nothing behind. */
export function failed(doing: Doing, name: string, error: unknown): UserError {
    const begins = `Cannot ${doing} the key pair "${name}"`;
    if (error instanceof UserError && error.message.startsWith(begins)) return error;
    return new UserError(`${begins}. ${messageOf(error)}`, { cause: error });
}

/** For `catch`: whatever stopped an operation, as {@link failed} says it. */
export const failing =
    (doing: Doing, name: string) =>
    (error: unknown): never => {
        throw failed(doing, name, error);
    };

/** The name is taken, and `onConflict` does not allow create to do anything about it. */
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

/** `onConflict` would act on the key of another resource of the same program. */
export function contested(name: string, remote: RemoteKeypair): UserError {
    return new UserError(
        `Cannot create the key pair "${name}": TWCC already has one with this name (${describe(remote)}), and two resources in this program have it. ` +
            "It may belong to the other one, so nothing was changed, whatever onConflict says. Give one of them another name, or keep one and use its outputs in both places.",
    );
}

/**
 * Update found a key that it must not delete.
 * @param came - the key appeared after another one had been deleted.
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

/** The key was never seen at TWCC, and another key has its name, which was never ours. */
export function takenMeanwhile(name: string, remote: RemoteKeypair, ours: string | undefined): UserError {
    return new UserError(
        `Cannot finish the key pair "${name}": TWCC has another key under this name (${describe(remote)}), and yours (${ours ?? "unknown"}) was never seen there. ` +
            "That key may be somebody else's, so nothing was changed. What you can do: choose another name; " +
            `set onConflict: "replace", with which the next \`pulumi up\` deletes that key for good; or, if nobody needs it, run \`twccli rm key -n ${shellWord(name)}\` and \`pulumi up\`.`,
    );
}

/** What is about to happen to a key at TWCC. */
export type Going = "deleted" | "exchanged" | "replaced";

/** The warning about instances that use a key which is deleted anyway. */
export function stillUsed(instances: readonly InstanceWithKey[], going: Going): string {
    const way = {
        deleted:
            "Its private key leaves the state, too: if you need it, save it, from an older version of the state if necessary",
        exchanged:
            "You cannot log in there with the new private key, and the old one is only in older versions of the state: save it for as long as you need it, or rebuild the instances",
        replaced: "Anybody who has its private key can still log in",
    }[going];
    return `${listOfInstances(instances)}. Existing instances keep accepting the old key. ${way}. protectInUse: true prevents this.`;
}

/** The refusal to delete a key that instances use. */
export function usedAndProtected(instances: readonly InstanceWithKey[], going: Going): string {
    const way = {
        deleted:
            "or put the key pair back into the program with protectInUse: false, run `pulumi up`, and then remove it; or run `pulumi state delete` with its URN, which keeps the key pair at TWCC while Pulumi forgets it",
        exchanged:
            "or save the old private key and set protectInUse: false, which can go into the same `pulumi up` as the new key",
        replaced: "or set protectInUse: false",
    }[going];
    return (
        `${listOfInstances(instances)}. protectInUse is true, so it was not ${going}, and nothing was changed. ` +
        `Delete those instances or rebuild them with another key pair; ${way}.`
    );
}

function listOfInstances(instances: readonly InstanceWithKey[]): string {
    const most = 20;
    const shown = instances.slice(0, most).map(({ name, id, status }) => `"${name}" (${id}, ${status})`);
    const more = instances.length > most ? [`${instances.length - most} more`] : [];
    const count = instances.length === 1 ? "An instance uses" : `${instances.length} instances use`;
    return `${count} it: ${[...shown, ...more].join(", ")}`;
}

/** A key exists that TWCC may have generated for us. Its private key is lost, and only the user knows whose it is. */
export function stranded(name: string, remote: RemoteKeypair, error: unknown): UserError {
    return new UserError(
        `Cannot tell who created the key pair "${name}": the answer to the request was lost, and TWCC shows a private key only once. ` +
            `TWCC now has one with the fingerprint ${describe(remote)}. ` +
            `If nobody else created it, it is useless: delete it with \`twccli rm key -n ${shellWord(name)}\` (or in TWCC's portal) and run \`pulumi up\` again. ` +
            `If somebody else did, choose another name. What happened: ${messageOf(error)}`,
    );
}

/**
 * TWCC may have generated the key, and its private half is lost.
 * @param looked - whether TWCC was asked and shows none; otherwise it could not be asked.
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
 * TWCC generated a key, or may have, whose private half was lost. The next `up` can delete it.
 * @param useless - its fingerprint, if the key is known to exist.
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

/** Create could not be finished. The key is safe in the state. */
export function unfinished(name: string, error: unknown): string {
    return (
        `The key pair "${name}" is not finished: it is not known whether TWCC has it. The key is kept, encrypted, in the stack's state: ` +
        `run \`pulumi up\` again to finish with the same key. What happened: ${messageOf(error)}`
    );
}

/**
 * The old key is gone, and the new one may not be in place.
 * @param removed - whether we deleted the old key; otherwise it was already gone.
 */
export function halfExchanged(name: string, error: unknown, removed: boolean): string {
    const old = removed ? "was removed" : "was already gone";
    return (
        `The key pair "${name}" is not finished: its old key ${old}, and the new one is not in place yet. ` +
        `Run \`pulumi up\` again to finish. What happened: ${messageOf(error)}`
    );
}

/** The name as one word of a shell. */
function shellWord(name: string): string {
    return /^[\w-]+$/.test(name) ? name : `"${name}"`;
}

/** The fingerprint and the age of a key, as messages show them. */
export function describe(key: { readonly fingerprint: string; readonly createTime?: string }): string {
    return key.createTime === undefined ? key.fingerprint : `${key.fingerprint}, created ${key.createTime}`;
}
