import type { Context } from "../../core/resource";
import type { Found } from "./look";
import { openToOthers } from "../messages";

/** On Windows the folder's permissions say who can read a file, and modes say nothing. */
const systemHasModes = process.platform !== "win32";

/** Whether others than its owner have any right to a file, which `ssh` refuses. */
export function isOpen(found: Found): boolean {
    return systemHasModes && found.kind === "file" && (found.mode & 0o077) !== 0;
}

/** Whether the file that was just written has the mode that it was given. Its user gets to know where it has not. */
export function keepsModes({ log }: Pick<Context, "log">, path: string, written: Found): boolean {
    if (isOpen(written)) log.warn(openToOthers(path));
    return systemHasModes && written.kind === "file" && !isOpen(written);
}
