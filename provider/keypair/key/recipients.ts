import { fingerprintOfRecipients } from "../../age";
import type { KeypairInputs, KeypairState } from "../types";

/** The recipients as the state stores them. */
export function recipientsToKeep({ recipients }: Pick<KeypairInputs, "recipients">): Pick<KeypairState, "recipients"> {
    return recipients === undefined ? {} : { recipients: fingerprintOfRecipients(recipients) };
}

/** Whether the state has the same recipients. */
export function sameRecipients(state: KeypairState, inputs: KeypairInputs): boolean {
    return state.recipients === recipientsToKeep(inputs).recipients;
}
