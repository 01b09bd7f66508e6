import { row } from "./row";
import { bodyFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./matrix-row";

for (const fault of bodyFaults) {
    row(`${fault.name}, lasting`, () => play(answerRow(fault, "lasting", keypairs), keypairs));
}
