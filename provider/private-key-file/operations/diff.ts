import type { Change, Difference, ViewContext } from "../../core/resource";
import { unknown } from "../../core/unknown";
import { sha256 } from "../wanted-files";
import { absolutePath, publicKeyPath } from "../path";
import type { Drift, PrivateKeyFileState } from "../types";

/**
 * Compares the state with the arguments. Never looks at the disk. A field that an older release did not write is never
 * a change.
 */
export function diff(
    _context: ViewContext,
    state: PrivateKeyFileState,
    news: Readonly<Record<string, unknown>>,
): Difference {
    const changes: Record<string, Change> = {};
    const reasons: string[] = [];

    if (news.path !== state.path) changes.path = samePlace(state.path, news.path) ? "update" : "replace";
    if (changesKey(state, news)) changes.privateKey = "update";
    if ((news.publicKeyFile ?? false) !== (state.publicFile !== undefined)) changes.publicKeyFile = "update";
    if (state.drift !== undefined) {
        changes.drift = "update";
        reasons.push(driftReason(state.path, state.drift, news.overwrite === true));
    }
    return { changes, reasons };
}

/** A path that is only spelled in another way must not be replaced: that would delete the new file. */
function samePlace(before: string, after: unknown): boolean {
    return typeof after === "string" && absolutePath(after) === absolutePath(before);
}

/** A key that an older release wrote in another form is not a change. */
function changesKey({ contentSha256 }: PrivateKeyFileState, news: Readonly<Record<string, unknown>>): boolean {
    const { privateKey, spelledSha256 } = news;
    if (privateKey === unknown) return true;
    return (
        typeof privateKey === "string" &&
        contentSha256 !== undefined &&
        contentSha256 !== sha256(privateKey) &&
        contentSha256 !== spelledSha256
    );
}

function driftReason(path: string, { kind, publicKeyFile }: Drift, overwrite: boolean): string {
    const file =
        publicKeyFile === true ? `The public key file "${publicKeyPath(path)}"` : `The private key file "${path}"`;
    if (kind === "missing") return `${file} is missing: the update writes it again.`;
    if (kind === "mode") {
        return `${file} is open to others, since its mode was changed: the update sets it to 0600 again.`;
    }
    return overwrite
        ? `${file} was changed: the update replaces it (overwrite: true).`
        : `${file} was changed, and the update will not overwrite it: move it away, or set overwrite: true.`;
}
