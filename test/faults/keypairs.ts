import { cells, noList, type Cell } from "./operations";
import { recover } from "./recover";
import type { Stage } from "./matrix-row";
import { worstAllowed } from "./verdict";
import { startFaultWorld, timeout } from "./keypair-stack";

/** Key pairs. */
export const keypairs: Stage<Cell> = {
    resource: "Keypair",
    type: "pulumi-nodejs:dynamic/twcc:Keypair",
    longest: timeout,
    start: async () => {
        const world = await startFaultWorld();
        return { ...world, recover: (faulty) => recover(world, faulty) };
    },
    rules: (what, fault, mode) => {
        const times = mode === "once" ? 1 : "always";
        const rule = (name: string, nth: number) => ({ match: { name, nth }, times, fault });
        const struck = what === "read" ? [rule("^read-1$", 1)] : cells.map(({ pattern, step }) => rule(pattern, step));
        return [noList, ...struck];
    },
    worstAllowed,
};
