import { row } from "./extent";
import { bodyFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const fault of bodyFaults) {
    row(`${fault.name}, lasting`, () => play(answerRow(fault, "lasting", keypairs), keypairs));
}
