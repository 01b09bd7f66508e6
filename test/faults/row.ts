import { doorOfTests, type Door } from "../support/door";

/** Rows that `npm test` plays: one for each way in which an operation comes to its end. */
const always: Readonly<Record<Door, ReadonlySet<string>>> = {
    dynamic: new Set([
        "connection cut after TWCC acted, once",
        "body shortened, once",
        "the gateway restarts in the middle",
        "pulumi and all its processes killed after TWCC acted",
        "private key files: somebody's file at the path",
    ]),
    // What differs at the plugin: how errors and what they leave reach the state, and its end without an engine. Their
    // files are in the level "plugin" (jest.config.mjs).
    plugin: new Set([
        "503, lasting",
        "pulumi alone killed after TWCC acted",
        "instances: connection cut after TWCC acted, once",
    ]),
};

/**
 * A row of the matrix as a test; `npm run test:faults` plays all of them, `npm test` a few, some of them through the
 * plugin.
 */
export function row(name: string, play: () => Promise<void>): void {
    const played = process.env.FAULT_MATRIX === "full" || always[doorOfTests].has(name);
    // A file of which none is played has to hold a test all the same.
    (played ? test : test.skip)(name, play, 600_000);
}
