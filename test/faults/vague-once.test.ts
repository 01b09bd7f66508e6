import { row } from "./row";
import { vagueFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./matrix-row";

for (const fault of vagueFaults) {
    row(`${fault.name}, once`, () => play(answerRow(fault, "once", keypairs), keypairs));
}
