import { row } from "./extent";
import { vagueFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const fault of vagueFaults) {
    row(`${fault.name}, once`, () => play(answerRow(fault, "once", keypairs), keypairs));
}
