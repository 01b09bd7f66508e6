import type { ViewContext } from "../../core/resource";
import { unknown } from "../../core/unknown";
import { publicHalf } from "../../key-material";
import type { PrivateKeyFileInputs, PrivateKeyFileState } from "../types";

/** The outputs after create or update, for a preview. */
export function foresee(
    _context: ViewContext,
    before: PrivateKeyFileState | undefined,
    inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const { path, privateKey, lockedKey } = inputs as Readonly<Record<string, unknown>> &
        Pick<PrivateKeyFileInputs, "lockedKey">;
    const { drift: _drift, ...kept } = before ?? {};
    return {
        ...kept,
        path,
        fingerprintSha256:
            typeof privateKey === "string" ? publicHalf(privateKey, lockedKey).fingerprintSha256 : unknown,
    };
}
