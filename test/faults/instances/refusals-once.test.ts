import { row } from "../extent";
import { refusalFaults } from "../faults";
import { answerRow, play } from "../round";
import { forInstances, instances } from "./stage";

for (const fault of refusalFaults) {
    row(`instances: ${fault.name}, once`, () => play(answerRow(forInstances(fault), "once", instances), instances));
}
