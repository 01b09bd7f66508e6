import { row } from "./extent";
import { refusalFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const fault of refusalFaults) {
    row(`${fault.name}, lasting`, () => play(answerRow(fault, "lasting", keypairs), keypairs));
}
