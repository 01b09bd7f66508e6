import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayProcess } from "../support/gateway-process";
import type { Victim } from "./kill";

/**
 * Milliseconds for which TWCC holds back the answers to what it did, so that every operation stands at its step when the
 * kill comes, on a busy machine, too. A provider that lives on has to hear them in the seconds that it has left.
 */
const held = (victim: Victim): number => (victim === "pulumi alone" ? 4_000 : 20_000);

/**
 * Holds back TWCC's answer to each of these calls, and waits until all of them stand there.
 * @param acted - whether TWCC has acted then.
 * @param others - rules that are not waited for.
 */
export async function holdAnswers(
    control: GatewayProcess["control"],
    calls: readonly object[],
    acted: boolean,
    victim: Victim,
    others: readonly object[] = [],
): Promise<void> {
    const fault = acted ? { kind: "delay", ms: held(victim), acted } : { kind: "hang" };
    const rules = calls.map((match) => ({ match, fault }));
    await control("PUT", "faults", [...rules, ...others]);
    for (;;) {
        const struck = ((await control("GET", "faults")) as { applied: number }[]).slice(0, rules.length);
        if (struck.every(({ applied }) => applied > 0)) return;
        await sleep(50);
    }
}
