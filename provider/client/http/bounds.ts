import type { Deadline } from "../../core/deadline";
import type { Logger } from "../../core/logger";

/** What bounds a call and hears of its difficulties. */
export interface Bounds {
    readonly deadline: Deadline;
    readonly log: Logger;
}
