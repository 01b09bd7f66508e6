import { once } from "node:events";
import { createServer } from "node:net";
import { keptPort } from "./kept-port";
import type { ProviderProcess } from "./provider-process";

/** Stands in for Pulumi's engine, of which a provider process without a run wants no more than that it is there. */
export interface Engine {
    /** `127.0.0.1:PORT`. */
    readonly address: string;
    /** Resolves with the first knock. */
    readonly seen: Promise<unknown>;
    /** Nobody is there any more. */
    close(): void;
}

export async function startEngine(): Promise<Engine> {
    const port = await keptPort();
    const server = createServer((socket) => socket.destroy()).listen(port, "127.0.0.1");
    // A test that fails does not close it, and jest is to end all the same.
    server.unref();
    await once(server, "listening");
    return {
        address: `127.0.0.1:${port}`,
        seen: new Promise((resolve) => server.once("connection", resolve)),
        close: () => server.close(),
    };
}

/** A provider process that has seen its engine. */
export async function servedByEngine(
    start: (more: { engine: string }) => Promise<ProviderProcess>,
): Promise<{ served: ProviderProcess; engine: Engine }> {
    const engine = await startEngine();
    const served = await start({ engine: engine.address });
    await served.check({});
    await engine.seen;
    return { served, engine };
}
