import type { Context } from "../../core/resource";
import type { Found } from "./look";
import { openToOthers } from "../messages";

/** On Windows the folder's permissions decide who can read a file, and modes mean nothing. */
const systemHasModes = process.platform !== "win32";

/** Whether others than the owner have any permission for a file. `ssh` refuses such a file. */
export function isOpen(found: Found): boolean {
    return systemHasModes && found.kind === "file" && (found.mode & 0o077) !== 0;
}

/** Whether the new file has the mode that it was given. Warns if it has not. */
export function keepsModes({ log }: Pick<Context, "log">, path: string, written: Found): boolean {
    if (isOpen(written)) log.warn(openToOthers(path));
    return systemHasModes && written.kind === "file" && !isOpen(written);
}
