import { row } from "./row";
import { refusalFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./matrix-row";

for (const fault of refusalFaults) {
    row(`${fault.name}, lasting`, () => play(answerRow(fault, "lasting", keypairs), keypairs));
}
