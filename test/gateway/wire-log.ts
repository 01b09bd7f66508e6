import { appendFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";

/** What a client sent, so that tests can search it for leaked secrets. */
export interface SentRequest {
    readonly id: string;
    readonly time: string;
    readonly request: IncomingMessage;
    readonly body: Buffer;
}

/** What has to be sent, so its being there is no leak. */
const SECRET_HEADERS = ["x-api-key", "x-extra-property-password"];

/** Writes every request as a line of JSON: all that was sent but the API key and passwords; bodies on demand. */
export class WireLog {
    constructor(
        private readonly file: string,
        private readonly withBodies: boolean,
    ) {
        this.append(""); // a file that cannot be written is known at the start
    }

    add({ id, time, request, body }: SentRequest): void {
        const line = {
            id,
            time,
            method: request.method,
            url: request.url,
            headers: headerPairs(request),
            ...(this.withBodies ? { body: body.toString("utf8") } : {}),
        };
        this.append(`${JSON.stringify(line)}\n`);
    }

    private append(line: string): void {
        appendFileSync(this.file, line, { mode: 0o600 });
    }
}

/** As they came, repeated ones too. */
function headerPairs(request: IncomingMessage): [string, string][] {
    const raw = request.rawHeaders;
    return raw.flatMap((name, index): [string, string][] => {
        if (index % 2 === 1) {
            return [];
        }
        return [[name, SECRET_HEADERS.includes(name.toLowerCase()) ? "[removed]" : (raw[index + 1] ?? "")]];
    });
}
