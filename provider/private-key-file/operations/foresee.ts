import type { ViewContext } from "../../core/resource";
import { unknown } from "../../core/unknown";
import { parsePrivateKey } from "../../key-material";
import type { PrivateKeyFileState } from "../types";

/** The outputs after create or update, for a preview. */
export function foresee(
    _context: ViewContext,
    before: PrivateKeyFileState | undefined,
    { path, privateKey }: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const { drift: _drift, ...kept } = before ?? {};
    return {
        ...kept,
        path,
        fingerprintSha256:
            typeof privateKey === "string" ? parsePrivateKey(privateKey).publicKey.fingerprintSha256 : unknown,
    };
}
