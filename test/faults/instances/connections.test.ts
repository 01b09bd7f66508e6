import { setTimeout as sleep } from "node:timers/promises";
import { row } from "../extent";
import { play } from "../round";
import type { Verdict } from "../verdict";
import { instances } from "./stage";

row("instances: connection refused", () =>
    play(
        {
            name: "connection refused",
            mode: "lasting",
            cause: /connection was refused.*twcc:endpoint/,
            // Nothing is sent, so everything can wait for the next run.
            allowed: (): Verdict => "next up",
            allowedRead: "next up",
            during: async (world, _, work) => {
                await world.crashGateway();
                try {
                    return await work();
                } finally {
                    await world.restartGateway();
                }
            },
        },
        instances,
    ),
);

row("instances: the gateway restarts in the middle", () =>
    play(
        {
            name: "gateway restarts",
            mode: "once",
            cause: /connection|404|TWCC/,
            // A creation whose answer was lost with it is asked for once only.
            allowed: ({ operation }): Verdict => (operation.calls.includes("POST") ? "next up" : "by itself"),
            allowedRead: "by itself",
            during: async (world, _, work) => {
                const slow = { match: {}, times: "always", fault: { kind: "delay", ms: 300 } };
                await world.control("PUT", "faults", [slow]);
                await world.control("DELETE", "requests");
                const working = work();
                while (((await world.control("GET", "requests")) as unknown[]).length === 0) await sleep(50);
                await world.crashGateway();
                await sleep(500);
                await world.restartGateway();
                return working;
            },
        },
        instances,
    ),
);
