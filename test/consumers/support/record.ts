import { appendFileSync } from "node:fs";
import path from "node:path";

/** Runs a set-up, and writes a row of docs/contributing/set-ups.md where `npm run test:consumers` asks for it. */
export async function record(
    { title, packages, result = "works" }: { title: string; packages: string; result?: string },
    body: () => Promise<void>,
): Promise<void> {
    const write = (outcome: string) => {
        const file = process.env.CONSUMER_ROWS;
        if (file === undefined) return;
        const test = path.basename(expect.getState().testPath ?? "");
        appendFileSync(file, JSON.stringify({ test, title, packages, result: outcome }) + "\n");
    };
    try {
        await body();
    } catch (error) {
        write("**failed**");
        throw error;
    }
    write(result);
}
