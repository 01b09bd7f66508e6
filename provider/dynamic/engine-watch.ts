import { connect, type Socket } from "node:net";

/** Milliseconds between two looks at the engine. */
const interval = 1000;

/** An engine is gone when its address refuses this often in a row; a busy machine may let one attempt fail. */
const refusalsOfTheGone = 2;

/** Tells whether the engine that started this process is still there. */
export class EngineWatch {
    private refusals = 0;

    constructor(private readonly address: Address) {}

    /** Looks again and again, and says once when the engine is gone. Keeps no process alive. */
    start(gone: () => void): void {
        const timer = setInterval(() => {
            void this.looksGone().then((refused) => {
                this.refusals = refused ? this.refusals + 1 : 0;
                if (this.refusals !== refusalsOfTheGone) return;
                clearInterval(timer);
                gone();
            });
        }, interval);
        timer.unref();
    }

    /** Whether nobody listens any more where the engine does, which listens before it starts this process. */
    async looksGone(): Promise<boolean> {
        return (await knock(this.address)) === "refused";
    }
}

interface Address {
    readonly host: string;
    readonly port: number;
}

/**
 * The engine's address on the command line of Pulumi's dynamic-provider process. The parent process does not show as
 * much: a launcher may stand between, and a killed CLI leaves both behind
 * (docs/contributing/pulumi-engine.md#a-killed-cli).
 */
export function engineAddress(argv: readonly string[]): Address | undefined {
    for (const argument of argv) {
        const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(argument) ?? [];
        if (host !== undefined && Number(port) <= largestPort)
            return { host: host.replace(/[[\]]/g, ""), port: Number(port) };
    }
    return undefined;
}

/** A larger one fails the attempt itself. */
const largestPort = 65_535;

function knock({ host, port }: Address): Promise<"open" | "refused" | "unclear"> {
    return new Promise((resolve) => {
        const socket: Socket = connect(port, host);
        const end = (outcome: "open" | "refused" | "unclear") => {
            socket.destroy();
            resolve(outcome);
        };
        socket.unref();
        socket.setTimeout(interval, () => {
            end("unclear");
        });
        socket.once("connect", () => {
            end("open");
        });
        socket.once("error", (error: NodeJS.ErrnoException) => {
            end(error.code === "ECONNREFUSED" ? "refused" : "unclear");
        });
    });
}
