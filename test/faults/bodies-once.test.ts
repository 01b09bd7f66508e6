import { row } from "./row";
import { bodyFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./matrix-row";

for (const fault of bodyFaults) {
    row(`${fault.name}, once`, () => play(answerRow(fault, "once", keypairs), keypairs));
}
