import type { Deadline } from "../../core/deadline";
import type { Logger } from "../../core/logger";

/** The limits and the log of a call, and which texts in its answer are secret or known. */
export interface Bounds {
    readonly deadline: Deadline;
    readonly log: Logger;
    /** The resource's secrets, which a gateway may repeat in any answer. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret. They are compared, so they are never cleaned. */
    readonly own?: readonly string[];
}
