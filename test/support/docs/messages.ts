import { homedir } from "node:os";
import { readPage } from "./pages";

/** The messages that docs/troubleshooting.md quotes, and how a real one is compared with them. */

/** Messages by the mistake, which is the heading above. */
export async function quotedMessages(language: "text" | "console"): Promise<Map<string, string>> {
    const { text } = await readPage("docs/troubleshooting.md");
    const quoted = new Map<string, string>();
    for (const section of text.split(/^### /m).slice(1)) {
        const [title = ""] = section.split("\n", 1);
        const [, message] = new RegExp(`^\`\`\`${language}\n([^]*?)\n\`\`\`$`, "m").exec(section) ?? [];
        if (message !== undefined) quoted.set(title, oneLine(message));
    }
    return quoted;
}

/** A message without what differs from run to run. */
export function normal(message: string, endpoint: string): string {
    return oneLine(message)
        .replaceAll(endpoint, "https://apigateway.twcc.ai")
        .replaceAll(/(?:\/[\w.-]+)+\/\.twcc_data/g, "/home/me/.twcc_data")
        .replaceAll(homedir(), "/home/me")
        .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "2026-11-02T09:30:00Z")
        .replaceAll(/request id [\w-]+/g, "request id 6f2d…")
        .replaceAll(/"web-[0-9a-f]{7}"/g, '"web-1a2b3c4"')
        .replaceAll(/, \d+ times(?=: )/g, "")
        .replaceAll(/(?:[0-9a-f]{2}:){15}[0-9a-f]{2}/g, (md5) => `${md5.slice(0, 6)}…`)
        .replaceAll("the host's name could not be looked up", "the host's name is not known")
        .replaceAll(/the host's name is not known in time/g, "the host's name is not known");
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
