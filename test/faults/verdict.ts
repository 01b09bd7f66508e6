import type { AnswerFault } from "./faults";
import type { Cell, Operation } from "./operations";

/** How an operation that was struck came to its end. */
export type Verdict =
    /** It succeeded in spite of the fault. */
    | "by itself"
    /** It failed with a message that names the cause; once TWCC is well the next `pulumi up` finishes it. */
    | "next up"
    /** The same, after the `pulumi refresh` that the message asks for. */
    | "refresh, up"
    /** The same, after the rebuild that the message asks for: a changed keeper. */
    | "rebuild, up"
    /** The same, after the command that the message prints. */
    | "by hand, up";

/** How often the fault strikes: one call, or all from that call on. */
export type Mode = "once" | "lasting";

/** What may happen at most; better is always welcome. */
export function worstAllowed(fault: AnswerFault, mode: Mode, { operation, step }: Cell): Verdict {
    const struck = operation.calls.slice(step - 1);
    const sends = mode === "once" ? operation.calls[step - 1] === "POST" : struck.includes("POST");
    // TWCC made a key under a given name, and nobody can tell whose it is.
    if (fault.acted === true && sends && madeUnderGivenName(operation)) return "by hand, up";
    return mode === "lasting" || fault.final === true ? "next up" : "by itself";
}

/** Whether TWCC makes the key under a name that others can use, too. */
export function madeUnderGivenName({ calls, prefix, autoNamed }: Operation): boolean {
    return ["twcc", "remake"].includes(prefix) && calls.includes("POST") && autoNamed !== true;
}

const order: readonly Verdict[] = ["by itself", "next up", "refresh, up", "rebuild, up", "by hand, up"];

/** The verdicts with the names of their operations. */
export function verdictsByOperation(
    verdicts: ReadonlyMap<{ readonly operation: { readonly name: string } }, Verdict>,
): [string, Verdict][] {
    return [...verdicts].map(([{ operation }, verdict]) => [operation.name, verdict]);
}

/** The worse of two. */
export function worse(a: Verdict, b: Verdict): Verdict {
    return order.indexOf(a) > order.indexOf(b) ? a : b;
}
