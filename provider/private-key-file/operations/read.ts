import { UserError } from "../../core/errors";
import type { Context } from "../../core/resource";
import { isHandedOn } from "../disk/hand-on";
import { knownFiles } from "../wanted-files";
import { holds, look, type Found } from "../disk/look";
import { failed } from "../messages";
import { isOpen } from "../disk/check-mode";
import { absolutePath } from "../path";
import type { Drift, PrivateKeyFileState } from "../types";

/** Checks whether our file is still there. A difference is recorded as drift; nothing is changed. */
export async function read(
    _context: Context,
    _id: string,
    known: PrivateKeyFileState | undefined,
): Promise<PrivateKeyFileState> {
    if (known === undefined) {
        throw new UserError(
            "A twcc.PrivateKeyFile cannot refer to an existing file: it only writes files. Remove the option `id`.",
        );
    }
    const [file, publicFile] = knownFiles(known);
    const found = await lookAt(file.path);
    const foundPublic = publicFile === undefined ? undefined : await lookAt(publicFile.path);
    const state = settled(known, found, foundPublic);
    const drift = driftOf(known, found) ?? driftOfPublic(known, foundPublic);
    return { ...state, ...(drift !== undefined && { drift }) };
}

/** The state without drift. A file that was handed on is ours from now on. */
function settled(known: PrivateKeyFileState, found: Found, foundPublic: Found | undefined): PrivateKeyFileState {
    const { drift: _drift, adopted, publicFile, ...state } = known;
    const isOurs = (one: Found | undefined) => one?.kind === "file" && isHandedOn(state, one);
    return {
        ...state,
        ...(adopted !== undefined && !isOurs(found) && { adopted }),
        ...(publicFile !== undefined && {
            publicFile: isOurs(foundPublic) ? { contentSha256: publicFile.contentSha256 } : publicFile,
        }),
    };
}

async function lookAt(path: string): Promise<Found> {
    try {
        return await look(absolutePath(path));
    } catch (error) {
        throw failed("read", path, error);
    }
}

function driftOf(state: PrivateKeyFileState, found: Found): Drift | undefined {
    if (found.kind === "nothing") return { kind: "missing" };
    if (state.contentSha256 !== undefined && !holds(found, state.contentSha256)) return { kind: "changed" };
    return state.keepsModes === true && isOpen(found) ? { kind: "mode" } : undefined;
}

/** A public key is not secret, so its mode does not matter. */
function driftOfPublic({ publicFile }: PrivateKeyFileState, found: Found | undefined): Drift | undefined {
    if (publicFile === undefined || found === undefined || holds(found, publicFile.contentSha256)) return undefined;
    return { kind: found.kind === "nothing" ? "missing" : "changed", publicKeyFile: true };
}
