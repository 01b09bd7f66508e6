import { setTimeout as sleep } from "node:timers/promises";
import { engineAddress, EngineWatch } from "./engine-watch";

/** Milliseconds that running operations get when the engine is gone, to end and to clear away what they made. */
const grace = 7000;

/** Takes back what an operation did. */
type Undo<T> = (outcome: PromiseSettledResult<T>) => Promise<void>;

/**
 * The engine that this process serves. A killed CLI leaves its plugins behind
 * (docs/contributing/pulumi-engine.md#a-killed-cli): then nobody can save what an operation made, so that is undone,
 * and the process ends.
 */
export class Engine {
    private readonly watch: EngineWatch | undefined;
    private readonly running = new Set<Promise<unknown>>();
    private readonly ending = new AbortController();

    /** Aborts when the engine is gone. */
    readonly gone: AbortSignal = this.ending.signal;

    constructor(argv: readonly string[], exit: () => void) {
        const address = engineAddress(argv);
        if (address === undefined) return;
        this.watch = new EngineWatch(address);
        this.watch.start(() => {
            this.ending.abort();
            void Promise.race([Promise.allSettled(this.running), sleep(grace)]).then(exit);
        });
    }

    /** Runs an operation for the engine; `undo` gets its outcome where the engine is gone by its end. */
    async run<T>(operation: () => Promise<T>, undo?: Undo<T>): Promise<T> {
        const running = this.settle(operation, undo);
        this.running.add(running);
        try {
            return await running;
        } finally {
            this.running.delete(running);
        }
    }

    private async settle<T>(operation: () => Promise<T>, undo: Undo<T> | undefined): Promise<T> {
        const [outcome] = await Promise.allSettled([operation()]);
        if (undo !== undefined && (await this.watch?.looksGone()) === true) {
            // Nobody is left to hear of an undo that failed.
            await undo(outcome).catch(() => undefined);
        }
        if (outcome.status === "rejected") throw outcome.reason;
        return outcome.value;
    }
}

let engine: Engine | undefined;

/** The engine of this process, watched from the first resource on. */
export function theEngine(): Engine {
    if (engine === undefined) {
        for (const stream of [process.stdout, process.stderr]) stream.on("error", ignore);
        engine = new Engine(process.argv.slice(2), () => process.exit(1));
    }
    return engine;
}

/**
 * What is printed when nobody reads it any more is lost. Pulumi's process would print that error, too, and the next
 * one, without end, and nothing that was made could be undone.
 */
function ignore(): void {
    // Nobody is left to tell.
}
