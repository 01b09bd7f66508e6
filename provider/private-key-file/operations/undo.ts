import type { Context } from "../../core/resource";
import { removeFiles } from "./delete";
import { knownFiles } from "../wanted-files";
import type { PrivateKeyFileState } from "../types";

/**
 * Deletes the files that create or update has just written, since no state will know them: the next update would take
 * them for somebody else's. A file with the same content as before stays.
 */
export async function undo(
    context: Context,
    _id: string,
    before: PrivateKeyFileState | undefined,
    made: PrivateKeyFileState,
): Promise<void> {
    const earlier = before === undefined ? [] : knownFiles(before);
    await removeFiles(
        context,
        knownFiles(made).filter((file, index) => file?.contentSha256 !== earlier[index]?.contentSha256),
    );
}
