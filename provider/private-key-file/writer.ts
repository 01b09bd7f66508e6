import { randomBytes } from "node:crypto";
import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Context } from "../core/resource";
import type { PrivateKeyFileState } from "./types";

/** Marks that this run's create has written the file at this path; the mark goes into the new state. */
export async function markWriter(context: Context, path: string): Promise<string> {
    const mark = randomBytes(4).toString("hex");
    context.adoptions.set(await placeOf(path), mark);
    return mark;
}

/**
 * Whether another resource has written this file in this run. `pulumi up --replace`, a changed logical name and a path
 * that leads to the same file by a linked folder make a replacement there first, and then delete the old one: without
 * this, the new file would go with it.
 */
export async function writtenByAnother(context: Context, path: string, state: PrivateKeyFileState): Promise<boolean> {
    const mark = context.adoptions.get(await placeOf(path));
    return mark !== undefined && mark !== state.writer;
}

async function placeOf(path: string): Promise<string> {
    return join(await realpath(dirname(path)), basename(path));
}
