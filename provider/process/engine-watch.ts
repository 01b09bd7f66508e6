import { connect, type Socket } from "node:net";

/** Milliseconds between two checks of the engine. */
const interval = 1000;

/** The engine is gone if its address refuses this often in a row. On a busy computer one attempt may fail. */
const refusalsOfTheGone = 2;

/** Watches whether the engine that started this process is still running. */
export class EngineWatch {
    private refusals = 0;

    constructor(private readonly address: Address) {}

    /** Checks repeatedly, and calls back once when the engine is gone. Does not keep the process alive. */
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

    /** Whether the engine has stopped listening. It listens before it starts this process. */
    async looksGone(): Promise<boolean> {
        return (await knock(this.address)) === "refused";
    }
}

interface Address {
    readonly host: string;
    readonly port: number;
}

/**
 * The engine's address, from the command line of Pulumi's dynamic-provider process. The parent process proves nothing:
 * a launcher may be in between, and a killed CLI leaves both behind (docs/contributing/pulumi-engine.md#a-killed-cli).
 */
export function engineAddress(argv: readonly string[]): Address | undefined {
    for (const argument of argv) {
        const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(argument) ?? [];
        if (host !== undefined && Number(port) <= largestPort)
            return { host: host.replace(/[[\]]/g, ""), port: Number(port) };
    }
    return undefined;
}

/** Connecting to a larger port throws. */
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
