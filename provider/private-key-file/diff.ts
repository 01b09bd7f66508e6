import type { Change, Difference, ViewContext } from "../core/resource";
import { unknown } from "../core/unknown";
import { sha256 } from "./content";
import { absolutePath } from "./path";
import type { PrivateKeyFileState } from "./types";

/**
 * Compares the state with the arguments. Never looks at the disk, and a field that an older release did not write is
 * never a change.
 */
export function diff(
    _context: ViewContext,
    state: PrivateKeyFileState,
    news: Readonly<Record<string, unknown>>,
): Difference {
    const changes: Record<string, Change> = {};
    const reasons: string[] = [];

    if (news.path !== state.path) changes.path = samePlace(state.path, news.path) ? "update" : "replace";
    if (changesKey(state, news.privateKey)) changes.privateKey = "update";
    if (state.drift !== undefined) {
        changes.drift = "update";
        reasons.push(driftReason(state.path, state.drift.kind, news.overwrite === true));
    }
    return { changes, reasons };
}

/** A path that is only written in another way must not be replaced: that would remove the file just written. */
function samePlace(before: string, after: unknown): boolean {
    return typeof after === "string" && absolutePath(after) === absolutePath(before);
}

function changesKey(state: PrivateKeyFileState, privateKey: unknown): boolean {
    if (privateKey === unknown) return true;
    return (
        typeof privateKey === "string" &&
        state.contentSha256 !== undefined &&
        state.contentSha256 !== sha256(privateKey)
    );
}

function driftReason(path: string, kind: "missing" | "changed", overwrite: boolean): string {
    const file = `The private key file "${path}"`;
    if (kind === "missing") return `${file} is missing: the update writes it again.`;
    return overwrite
        ? `${file} is not what was written: the update replaces it (overwrite: true).`
        : `${file} is not what was written, and the update will not write over it: move it away, or set overwrite: true.`;
}
