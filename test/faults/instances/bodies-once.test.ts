import { row } from "../row";
import { bodyFaults } from "../faults";
import { answerRow, play } from "../matrix-row";
import { forInstances, instances } from "./instances";

for (const fault of bodyFaults) {
    row(`instances: ${fault.name}, once`, () => play(answerRow(forInstances(fault), "once", instances), instances));
}
