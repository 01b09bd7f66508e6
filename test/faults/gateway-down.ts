import { setTimeout as sleep } from "node:timers/promises";
import type { AnyCell, StageWorld } from "./matrix-row";

type World = StageWorld<AnyCell>;

/** Does work while nobody answers at TWCC's address. */
export async function whileDown<T>(world: Pick<World, "crashGateway" | "restartGateway">, work: () => Promise<T>) {
    await world.crashGateway();
    try {
        return await work();
    } finally {
        await world.restartGateway();
    }
}

/** Kills the gateway in the middle of work, and starts it again. */
export async function throughRestart<T>(
    world: Pick<World, "control" | "crashGateway" | "restartGateway">,
    work: () => Promise<T>,
): Promise<T> {
    await world.control("PUT", "faults", [{ match: {}, times: "always", fault: { kind: "delay", ms: 300 } }]);
    await world.control("DELETE", "requests");
    const working = work();
    await Promise.race([working, firstRequest(world)]);
    await world.crashGateway();
    await sleep(500);
    await world.restartGateway();
    return working;
}

async function firstRequest({ control }: Pick<World, "control">): Promise<void> {
    while (((await control("GET", "requests")) as unknown[]).length === 0) await sleep(50);
}
