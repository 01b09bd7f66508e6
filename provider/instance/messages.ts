import { messageOf, UserError } from "../core/errors";

/** The operation that failed, for messages. */
export type Doing = "create" | "read" | "update" | "delete";

/** An operation failed and left nothing behind. */
export function failed(doing: Doing, name: string, error: unknown): UserError {
    return new UserError(`Cannot ${doing} the instance "${name}". ${messageOf(error)}`, { cause: error });
}

/** How to rebuild an instance. */
const rebuild =
    "Rebuild it with `pulumi up --replace` and its URN, or by changing its `keepers`; `pulumi destroy` removes it";

/** TWCC could not create the instance. */
export function inError(name: string, id: number, reason: string | undefined): string {
    return (
        `The instance "${name}" (${id}) is in Error at TWCC${reason === undefined ? ", which gives no reason" : `: ${reason}`}. ` +
        `It is kept in the stack's state. ${rebuild}.`
    );
}

/**
 * It took too long.
 * @param limit - what sets the time: the argument, or the resource option.
 */
export function notReady(
    name: string,
    id: number,
    status: string,
    seconds: number,
    limit: "createTimeout" | "customTimeouts",
): string {
    return (
        `The instance "${name}" (${id}) was not Ready after ${seconds} seconds (${limit}): TWCC reports ${status}. ` +
        `It is kept in the stack's state: run \`pulumi up\` again to keep waiting. If it never becomes Ready, ${rebuild.replace("Rebuild", "rebuild")}.`
    );
}

/** TWCC did not answer while we waited for the instance. */
export function outOfSight(name: string, id: number, error: unknown): string {
    return (
        `The instance "${name}" (${id}) was created, but TWCC does not report its status. It is kept in the stack's state: ` +
        `run \`pulumi up\` again to keep waiting. What happened: ${messageOf(error)}`
    );
}

/** Somebody deletes the instance while we wait for it. */
export function beingDeleted(name: string, id: number): string {
    return (
        `The instance "${name}" (${id}) is being deleted at TWCC by somebody else. ` +
        "When it is gone, run `pulumi refresh`, then `pulumi up`, which creates a new one."
    );
}

/** Pulumi's engine ended while we waited. */
export function interrupted(name: string, id: number): string {
    return (
        `Pulumi was interrupted before the instance "${name}" (${id}) was Ready. ` +
        "It is kept in the stack's state: run `pulumi up` again to keep waiting."
    );
}

/** The instance existed, and does not any more. */
export function vanished(name: string, id: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) is gone at TWCC: somebody deleted it, or TWCC dropped it without a message. ` +
            "Run `pulumi refresh`, then `pulumi up`, which creates a new one.",
    );
}

/** Other instances have the same name, which is allowed. A killed Pulumi may have left one behind. */
export function namesakesThere(name: string, ids: readonly number[]): string {
    const there = ids.length === 1 ? "another instance" : "other instances";
    return (
        `TWCC already has ${there} named "${name}" (${ids.join(", ")}). One that is being replaced now, or that is somebody else's, needs no action. ` +
        "One that Pulumi was creating when it was killed is in no state: delete it with `twccli rm vcs -s` and its number."
    );
}

/** The POST got no usable answer, and no new instance appeared. */
export function neverSeen(name: string, error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer, and no new instance with this name appeared, so most likely TWCC created none. The request was not repeated. ` +
            `Run \`pulumi up\` again; if an instance named "${name}" appears later (\`twccli ls vcs\`), delete it there. What happened: ${messageOf(error)}`,
    );
}

/** The POST got no usable answer, and TWCC could not be asked. */
export function maybeMade(name: string, error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer, and could not be asked whether the instance exists now. The request was not repeated. ` +
            `Look with \`twccli ls vcs\`: if an instance named "${name}" is there and nobody else created it, delete it. Then run \`pulumi up\` again. ` +
            `What happened: ${messageOf(error)}`,
    );
}

/** The POST was refused, and yet a new instance has the name, which somebody else may have created. */
export function appearedAfterRefusal(name: string, id: number, error: unknown): UserError {
    return new UserError(
        `TWCC refused the request, and yet a new instance named "${name}" (${id}) appeared, so it is not clear whether it is yours. ` +
            "It was left alone. Look in TWCC's portal: if nobody else created it, delete it. Then run `pulumi up` again, best with another name. " +
            `What happened: ${messageOf(error)}`,
    );
}

/** The POST got no usable answer, and several new instances have the name. */
export function ambiguous(name: string, ids: readonly number[], error: unknown): UserError {
    return new UserError(
        `TWCC gave no usable answer, and there are several new instances named "${name}" (${ids.join(", ")}), so it is not clear which one is yours. ` +
            "They were left alone. Look in TWCC's portal, delete the ones that nobody needs, and run `pulumi up` again, best with another name. " +
            `What happened: ${messageOf(error)}`,
    );
}

/** Deletion protection forbids the delete. */
export function isProtected(name: string, id: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) has deletion protection at TWCC, so it was not deleted. ` +
            "Switch the protection off in TWCC's portal, in the details of the instance, and run the same command again; " +
            "or keep the instance and let Pulumi forget it, with `pulumi state delete` and its URN, or the option retainOnDelete.",
    );
}

/** The delete takes too long. */
export function stillThere(name: string, id: number, status: string, seconds: number): UserError {
    return new UserError(
        `The instance "${name}" (${id}) still exists ${seconds} seconds after TWCC was asked to delete it: TWCC reports ${status}. ` +
            "Run the same command again to keep waiting; if it never disappears, ask TWCC's support.",
    );
}

/** A list of legal values for a sentence. Long lists are shortened. */
export function listOf(values: readonly string[]): string {
    const most = 30;
    const shown = values.slice(0, most).map((one) => `"${one}"`);
    const more = values.length > most ? ` and ${values.length - most} more` : "";
    return `${shown.join(", ")}${more}`;
}
