import { row } from "../extent";
import { bodyFaults } from "../faults";
import { answerRow, play } from "../round";
import { forInstances, instances } from "./stage";

for (const fault of bodyFaults) {
    row(`instances: ${fault.name}, lasting`, () =>
        play(answerRow(forInstances(fault), "lasting", instances), instances),
    );
}
