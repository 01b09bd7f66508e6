import { row } from "../extent";
import { refusalFaults } from "../faults";
import { answerRow, play } from "../round";
import { forInstances, instances } from "./stage";

for (const fault of refusalFaults) {
    row(`instances: ${fault.name}, lasting`, () =>
        play(answerRow(forInstances(fault), "lasting", instances), instances),
    );
}
