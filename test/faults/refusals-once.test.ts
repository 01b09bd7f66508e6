import { row } from "./row";
import { refusalFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./matrix-row";

for (const fault of refusalFaults) {
    row(`${fault.name}, once`, () => play(answerRow(fault, "once", keypairs), keypairs));
}
