import { setTimeout as sleep } from "node:timers/promises";
import { engineAddress, EngineWatch } from "./engine-watch";

/** Milliseconds for running operations to end and clean up when the engine is gone. */
const grace = 7000;

/** Undoes what an operation did. */
type Undo<T> = (outcome: PromiseSettledResult<T>) => Promise<void>;

/**
 * The engine that this process serves. A killed CLI leaves its plugins running
 * (docs/contributing/pulumi-engine.md#a-killed-cli). Then nobody can save what an operation created, so it is undone,
 * and the process ends.
 */
export class Engine {
    private readonly watch: EngineWatch | undefined;
    private readonly running = new Set<Promise<unknown>>();
    private readonly ending = new AbortController();

    /** Aborts when the engine is gone, or asks to cancel. */
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

    /** Ends all waiting, as the engine asks for after Ctrl-C. It still saves what the operations return. */
    cancel(): void {
        this.ending.abort();
    }

    /** Runs an operation for the engine. If the engine is gone when it ends, `undo` gets the outcome. */
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
            // Nobody is left to read about a failed undo.
            await undo(outcome).catch(() => undefined);
        }
        if (outcome.status === "rejected") throw outcome.reason;
        return outcome.value;
    }
}

let engine: Engine | undefined;

/** The engine of this process. It is watched from the first resource on. */
export function theEngine(): Engine {
    if (engine === undefined) {
        for (const stream of [process.stdout, process.stderr]) stream.on("error", ignore);
        engine = new Engine(process.argv.slice(2), () => process.exit(1));
    }
    return engine;
}

/**
 * Ignores output that nobody reads any more. Otherwise Pulumi's process would print that error, fail again, and so on
 * without end, and nothing could be undone.
 */
function ignore(): void {
    // Nobody reads it.
}
