import type { Deadline } from "../../core/deadline";
import type { Logger } from "../../core/logger";

/** What bounds a call and hears of its difficulties, and what the operation knows of the texts that may come back. */
export interface Bounds {
    readonly deadline: Deadline;
    readonly log: Logger;
    /** Secrets of the resource, which a gateway may repeat in any answer. */
    readonly secrets?: readonly string[];
    /** What the user's program gave and is no secret: it is compared, so it is never cleaned. */
    readonly own?: readonly string[];
}
