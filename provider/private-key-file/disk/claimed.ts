import type { Context } from "../../core/resource";
import { look, type Found } from "./look";
import { absolutePath, claimedPaths } from "../path";
import { foldedName, placeOf } from "./place";

/**
 * Whether resources of this program have the file that was found at a path: by this path, by another path that leads to
 * the same place, or not at all.
 */
export async function claimed(
    { claims }: Pick<Context, "claims">,
    path: string,
    found: Found,
): Promise<"by this path" | "by another path" | undefined> {
    if (found.kind !== "file") return undefined;
    const file = absolutePath(path);
    const paths = claimedPaths(claims);
    for (const other of paths) {
        if (other === file || foldedName(other) !== foldedName(file)) continue;
        if ((await placeOf(other)) !== (await placeOf(file))) continue;
        // On most disks WEB.pem and web.pem are two files.
        const there = await look(other);
        if (there.kind === "file" && there.identity === found.identity) return "by another path";
    }
    return paths.includes(file) ? "by this path" : undefined;
}
