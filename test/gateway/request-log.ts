/** A request as it is remembered: never bodies or API keys. */
export interface LoggedRequest {
    /** The x-request-id that was answered. */
    readonly id: string;
    /** When it came. */
    readonly time: string;
    readonly method: string;
    readonly path: string;
    /** The user's name; null for an unknown API key. */
    readonly account: string | null;
    /** null when the connection was cut or no answer was given. */
    readonly status: number | null;
    /** The fault that struck, if any. */
    readonly fault: string | null;
    readonly bytesReceived: number;
    readonly bytesSent: number;
    readonly milliseconds: number;
}

/** Enough for any test, and a gateway that runs for weeks does not grow. */
const MAX_ENTRIES = 10_000;

export class RequestLog {
    private entries: LoggedRequest[] = [];

    add(entry: LoggedRequest): void {
        this.entries.push(entry);
        if (this.entries.length > MAX_ENTRIES) {
            this.entries.shift();
        }
    }

    /** The oldest first. */
    list(): readonly LoggedRequest[] {
        return [...this.entries];
    }

    clear(): void {
        this.entries = [];
    }
}
