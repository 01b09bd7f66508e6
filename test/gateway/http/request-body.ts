import type { IncomingMessage } from "node:http";

/** Above this a request is refused with 413. */
export const MAX_BODY_BYTES = 1024 * 1024;

export interface RequestBody {
    /** At most the first MAX_BODY_BYTES. */
    readonly content: Buffer;
    /** How many bytes the client really sent. */
    readonly size: number;
}

/**
 * Reads the whole body, also of a request that will be refused: a client that is still writing would otherwise see a
 * broken connection instead of the 413.
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
    const kept: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        const room = MAX_BODY_BYTES - size;
        if (room > 0) {
            kept.push(chunk.subarray(0, room));
        }
        size += chunk.length;
    }
    return { content: Buffer.concat(kept), size };
}
