import type { UserError } from "../core/errors";
import { look, type Found } from "./look";
import { failed } from "./messages";
import { absolutePath } from "./path";
import type { PrivateKeyFileInputs } from "./types";
import { write } from "./write";

/**
 * Puts the file in its place, unless something is there that may not be replaced.
 * @param isOurs - whether what is there may be replaced without `overwrite`.
 * @param refusal - says that something else is there.
 * @returns what was there before.
 */
export async function putFile(
    { path, privateKey, overwrite }: PrivateKeyFileInputs,
    isOurs: (found: Found) => boolean,
    refusal: (path: string, found: Found) => UserError,
): Promise<Found> {
    const file = absolutePath(path);
    try {
        const found = await look(file);
        const free = found.kind === "nothing";
        const replaceable = isOurs(found) || (overwrite === true && (found.kind === "file" || found.kind === "link"));
        if (!free && !replaceable) throw refusal(path, found);
        // Where nothing was, only `overwrite` may replace what comes there in this moment.
        if (!(await write(file, privateKey, !free || overwrite === true))) throw refusal(path, await look(file));
        return found;
    } catch (error) {
        throw failed("write", path, error);
    }
}
