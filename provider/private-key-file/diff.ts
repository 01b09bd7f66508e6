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
    if (changesKey(state, news)) changes.privateKey = "update";
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

/** The same text that an older release has written in another spelling is no change by itself. */
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

function driftReason(path: string, kind: "missing" | "changed", overwrite: boolean): string {
    const file = `The private key file "${path}"`;
    if (kind === "missing") return `${file} is missing: \`pulumi up\` writes it again.`;
    return overwrite
        ? `${file} is not what was written: \`pulumi up\` replaces it (overwrite: true).`
        : `${file} is not what was written, and \`pulumi up\` will not write over it: move it away, or set overwrite: true.`;
}
