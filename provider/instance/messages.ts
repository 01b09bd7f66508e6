import { messageOf, UserError } from "../core/errors";

/** What an operation wanted to do, for messages. */
export type Doing = "create" | "read" | "update" | "delete";

/** An operation that failed without leaving anything behind. */
export function failed(doing: Doing, name: string, error: unknown): UserError {
    return new UserError(`Cannot ${doing} the instance "${name}". ${messageOf(error)}`, { cause: error });
}

/** How an instance is rebuilt on purpose. */
const rebuild =
    "Rebuild it with `pulumi up --replace` and its URN, or by changing a value of its `keepers`; `pulumi destroy` removes it";

/** TWCC could not make the machine. */
export function inError(name: string, id: number, reason: string | undefined): string {
    return (
        `The instance "${name}" (${id}) is in Error at TWCC${reason === undefined ? ", which gives no reason" : `: ${reason}`}. ` +
        `It is kept in the stack's state. ${rebuild}.`
    );
}

/** It took longer than createTimeout. */
export function notReady(name: string, id: number, status: string, seconds: number): string {
    return (
        `The instance "${name}" (${id}) was not Ready after ${seconds} seconds (createTimeout): TWCC says ${status}. ` +
        `It is kept in the stack's state: run \`pulumi up\` again to wait on. If it never gets Ready: ${rebuild.replace("Rebuild", "rebuild")}.`
    );
}

/** TWCC did not answer while we waited for it. */
export function outOfSight(name: string, id: number, error: unknown): string {
    return (
        `The instance "${name}" (${id}) was made, but TWCC does not say how it is. It is kept in the stack's state: ` +
        `run \`pulumi up\` again to wait on. What happened: ${messageOf(error)}`
    );
}

/** Somebody deletes it while we wait for it. */
export function beingDeleted(name: string, id: number): string {
    return (
        `The instance "${name}" (${id}) is being deleted at TWCC by somebody else. ` +
        "When it is gone, `pulumi refresh` and then `pulumi up` make a new one."
    );
}

/** Pulumi's engine has gone while we waited. */
export function interrupted(name: string, id: number): string {
    return `Pulumi ended while the instance "${name}" (${id}) was not Ready yet.`;
}

/** It was there, and is not any more. */
export function vanished(name: string, id: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) is gone at TWCC: somebody deleted it, or TWCC gave it up without a word. ` +
            "Run `pulumi refresh`, then `pulumi up`, which makes a new one.",
    );
}

/** Others have its name, as they may. One of them may be what a killed Pulumi left behind. */
export function namesakesThere(name: string, ids: readonly number[]): string {
    const there = ids.length === 1 ? "another instance" : "other instances";
    return (
        `TWCC has ${there} of the name "${name}" (${ids.join(", ")}), left as it is. The one that is replaced now, or somebody's, is no trouble; ` +
        "one that Pulumi was making when it was killed has no owner any more: remove it (`twccli rm vcs -s` and its number)."
    );
}

/** Its creation was not answered in a way that can be used, and no instance has come up. */
export function neverSeen(name: string, error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer to the request, and no new instance of that name came up, so most likely it made none. It was not asked for twice. ` +
            `Run \`pulumi up\` again; if one of the name "${name}" appears later after all (\`twccli ls vcs\`), remove it there. What happened: ${messageOf(error)}`,
    );
}

/** Its creation was not answered in a way that can be used, and TWCC could not be asked. */
export function maybeMade(name: string, error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer to the request, and could not be asked whether there is one now. It was not asked for twice. ` +
            `Look with \`twccli ls vcs\`: if one of the name "${name}" is there and nobody else made it, remove it. Then run \`pulumi up\` again. ` +
            `What happened: ${messageOf(error)}`,
    );
}

/** Its creation was not answered in a way that can be used, and more than one new instance has its name. */
export function ambiguous(name: string, ids: readonly number[], error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer to the request, and there are several new instances of the name "${name}" (${ids.join(", ")}), so nobody can tell which is ours. ` +
            "Nothing was touched. Look in TWCC's portal, remove the one that nobody needs, and run `pulumi up` again, best with another name. " +
            `What happened: ${messageOf(error)}`,
    );
}

/** Delete may not. */
export function isProtected(name: string, id: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) is under termination protection at TWCC, so it was left as it is. ` +
            "Switch the protection off in TWCC's portal, in the details of the instance, and run the same command again; " +
            "or keep the machine and let Pulumi forget it: `pulumi state delete` and its URN, or the option retainOnDelete.",
    );
}

/** TWCC takes too long to delete. */
export function stillThere(name: string, id: number, status: string, seconds: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) is still there ${seconds} seconds after TWCC was told to delete it: it says ${status}. ` +
            "Run the same command again to wait on; if it never goes, ask TWCC's support.",
    );
}

/** One of some legal values, for a sentence; long lists are cut. */
export function listOf(values: readonly string[]): string {
    const most = 30;
    const shown = values.slice(0, most).map((one) => `"${one}"`);
    const more = values.length > most ? ` and ${values.length - most} more` : "";
    return `${shown.join(", ")}${more}`;
}
