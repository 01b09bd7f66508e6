import { row } from "../row";
import { throughRestart, whileDown } from "../gateway-down";
import { play } from "../matrix-row";
import type { Verdict } from "../verdict";
import { instances } from "./instances";

row("instances: connection refused", () =>
    play(
        {
            name: "connection refused",
            mode: "lasting",
            cause: /connection was refused.*(twcc:endpoint|endpoint of the provider)/,
            // Nothing is sent, so everything can wait for the next run.
            allowed: (): Verdict => "next up",
            allowedRead: "next up",
            during: (world, _, work) => whileDown(world, work),
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
            during: (world, _, work) => throughRestart(world, work),
        },
        instances,
    ),
);
