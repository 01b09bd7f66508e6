/** Rows that `npm test` plays: one for each way in which an operation comes to its end. */
const always: ReadonlySet<string> = new Set([
    "connection cut after TWCC acted, once",
    "body shortened, once",
    "503, lasting",
    "the gateway restarts in the middle",
    "pulumi and all its processes killed after TWCC acted",
    "pulumi alone killed after TWCC acted",
    "instances: connection cut after TWCC acted, once",
    "private key files: somebody's file at the path",
]);

/** A row of the matrix as a test; `npm run test:faults` plays all of them, `npm test` a few. */
export function row(name: string, play: () => Promise<void>): void {
    const played = process.env.FAULT_MATRIX === "full" || always.has(name);
    // A file of which none is played has to hold a test all the same.
    (played ? test : test.skip)(name, play, 300_000);
}
