/** An error whose message is for the user: whole sentences, no secret, and what to do next. */
export class UserError extends Error {
    override readonly name: string = "UserError";
}

/**
 * The operation stopped half-way: the object exists, or may exist, at TWCC. `state` is complete and goes into the
 * stack's state, so that nothing is lost and the next `pulumi up` finishes the work.
 */
export class PartialFailure<State extends object> extends UserError {
    override readonly name = "PartialFailure";

    constructor(
        message: string,
        readonly id: string,
        readonly state: State,
        options?: ErrorOptions,
    ) {
        super(message, options);
    }
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
