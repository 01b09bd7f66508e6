import { row } from "../row";
import { bodyFaults } from "../faults";
import { answerRow, play } from "../matrix-row";
import { forInstances, instances } from "./instances";

for (const fault of bodyFaults) {
    row(`instances: ${fault.name}, lasting`, () =>
        play(answerRow(forInstances(fault), "lasting", instances), instances),
    );
}
