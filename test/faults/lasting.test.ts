import { row } from "./extent";
import { answerFaults } from "./faults";
import { keypairs } from "./keypairs";
import { answerRow, play } from "./round";

for (const fault of answerFaults.filter(({ once }) => once !== true)) {
    row(`${fault.name}, lasting`, () => play(answerRow(fault, "lasting", keypairs), keypairs));
}
