import { row } from "./extent";
import { answerFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const mode of ["once", "lasting"] as const) {
    for (const fault of answerFaults.filter(({ once }) => mode === "once" || once !== true))
        row(`${fault.name}, ${mode}`, () => play(answerRow(fault, mode, keypairs), keypairs));
}
