import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayProcess } from "../support/gateway-process";

/**
 * Milliseconds for which TWCC holds back its answers at most. They go out when the rules are replaced: every operation
 * stands at its step when the kill comes, on a busy machine, too.
 */
const held = 60_000;

/**
 * Holds back TWCC's answer to each of these calls.
 * @param acted - whether TWCC has acted then. It answers when the rules are replaced.
 * @param others - rules that are not waited for.
 * @returns what waits until all of these calls stand there.
 */
export async function holdAnswers(
    control: GatewayProcess["control"],
    calls: readonly object[],
    acted: boolean,
    others: readonly object[] = [],
): Promise<() => Promise<void>> {
    const fault = acted ? { kind: "delay", ms: held, acted } : { kind: "hang" };
    const rules = calls.map((match) => ({ match, fault }));
    await control("PUT", "faults", [...rules, ...others]);
    return async () => {
        for (;;) {
            const struck = ((await control("GET", "faults")) as { applied: number }[]).slice(0, rules.length);
            if (struck.every(({ applied }) => applied > 0)) return;
            await sleep(50);
        }
    };
}
