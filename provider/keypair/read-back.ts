import type { RemoteKeypair } from "../client";
import { look, type Operation } from "./operation";

/** The pauses between looks, if TWCC created a key and does not show it yet. */
const pauses = [250, 500, 1000];

/** The key pair that TWCC says it created. */
export async function readBack(operation: Operation): Promise<RemoteKeypair | undefined> {
    for (const pause of pauses) {
        const remote = await look(operation);
        if (remote !== undefined || !(await operation.context.deadline.pause(pause))) return remote;
    }
    return look(operation);
}
