import { UserError } from "../core/errors";
import type { Context } from "../core/resource";
import { holds, look, type Found } from "./look";
import { failed } from "./messages";
import { absolutePath } from "./path";
import type { Drift, PrivateKeyFileState } from "./types";

/** Looks whether our file is still there. What is found instead is recorded as drift; nothing is changed. */
export async function read(
    _context: Context,
    _id: string,
    known: PrivateKeyFileState | undefined,
): Promise<PrivateKeyFileState> {
    if (known === undefined) {
        throw new UserError(
            "A twcc.PrivateKeyFile cannot refer to a file that exists: it is there to write one. Leave the option `id` out.",
        );
    }
    const { drift: _drift, ...state } = known;
    const drift = driftOf(state, await lookAt(state.path));
    return { ...state, ...(drift !== undefined && { drift }) };
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
    return state.contentSha256 === undefined || holds(found, state.contentSha256) ? undefined : { kind: "changed" };
}
