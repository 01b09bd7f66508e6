import { row } from "./extent";
import { answerFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const fault of answerFaults) {
    row(`${fault.name}, once`, () => play(answerRow(fault, "once", keypairs), keypairs));
}
