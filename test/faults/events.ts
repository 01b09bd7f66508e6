import { readFileSync } from "node:fs";

/** What an operation of the engine did, by the logical name of the resource. */
export interface Events {
    readonly failed: ReadonlySet<string>;
    /** Everything that was said about it. */
    readonly messages: ReadonlyMap<string, string>;
}

interface EngineEvent {
    readonly resOpFailedEvent?: { readonly metadata: { readonly urn: string } };
    readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
}

/** Reads the file that `--event-log` made. */
export function readEvents(file: string): Events {
    const failed = new Set<string>();
    const messages = new Map<string, string>();
    for (const line of readFileSync(file, "utf8").split("\n")) {
        if (line === "") continue;
        const { resOpFailedEvent, diagnosticEvent } = JSON.parse(line) as EngineEvent;
        if (resOpFailedEvent !== undefined) failed.add(logicalName(resOpFailedEvent.metadata.urn));
        if (diagnosticEvent?.urn !== undefined && diagnosticEvent.severity === "error") {
            const name = logicalName(diagnosticEvent.urn);
            // Arguments that check refuses are no operation that failed.
            if (!isStack(diagnosticEvent.urn)) failed.add(name);
            messages.set(name, (messages.get(name) ?? "") + diagnosticEvent.message);
        }
    }
    return { failed, messages };
}

function isStack(urn: string): boolean {
    return urn.includes("::pulumi:pulumi:Stack::");
}

/** The name in the program. */
export function logicalName(urn: string): string {
    return urn.split("::").at(-1)!;
}
