import type { AnswerFault } from "../faults";
import type { Stage } from "../matrix-row";
import type { Mode, Verdict } from "../verdict";
import { cells, reads, type Cell } from "./operations";
import { recover } from "./recover";
import { startInstanceFaultWorld, timeout, type } from "./instance-stack";

/** Instances. */
export const instances: Stage<Cell> = {
    resource: "Instance",
    type,
    // A creation that is answered, and a look at its status that is not; then what is to go.
    longest: 4 * timeout,
    start: async () => {
        const world = await startInstanceFaultWorld();
        return { ...world, recover: (faulty) => recover(world, faulty) };
    },
    rules: (what, fault, mode) => {
        const times = mode === "once" ? 1 : "always";
        if (what === "up")
            return cells.flatMap((cell) => rulesOf(cell, mode).map((match) => ({ match, times, fault })));
        return reads.map(({ project }, index) => ({ match: { project, nth: index + 1 }, times, fault }));
    },
    worstAllowed: (fault, mode, { operation, step }) => {
        const struck = mode === "once" ? operation.calls.slice(step - 1, step) : operation.calls.slice(step - 1);
        const sends = struck.includes("POST");
        // An instance may be there, and TWCC does not say so any more.
        if (sends && mode === "lasting" && fault.acted === true) return "by hand, up";
        // It is asked for once only: where none came of it, the next `up` asks again.
        if (mode === "lasting" || fault.final === true || (sends && fault.lost === true)) return "next up";
        return "by itself" satisfies Verdict;
    },
};

/** What tells the calls that meet the fault. All but the look at the key pair are about the project. */
export function rulesOf({ operation, step, project, keypair }: Cell, mode: Mode): object[] {
    const isKeypair = (call: string | undefined) => call === "GET keypair";
    const before = operation.calls.slice(0, step - 1).filter((call) => !isKeypair(call)).length;
    const atKeypair = { path: "/keypairs/", name: `^${keypair}$` };
    if (mode === "once") return [isKeypair(operation.calls[step - 1]) ? atKeypair : { project, nth: before + 1 }];
    const later = operation.calls.slice(step - 1).some(isKeypair);
    return [{ project, nth: before + 1 }, ...(later ? [atKeypair] : [])];
}

/** The faults of an answer as instances meet them. */
export function forInstances(fault: AnswerFault): AnswerFault {
    if (fault.fault.kind !== "drop-fields") return fault;
    return { ...fault, fault: { kind: "drop-fields", fields: ["id", "site_extra_prop"] }, acted: true };
}
