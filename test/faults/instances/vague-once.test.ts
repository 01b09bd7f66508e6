import { row } from "../extent";
import { vagueFaults } from "../faults";
import { answerRow, play } from "../round";
import { forInstances, instances } from "./stage";

for (const fault of vagueFaults) {
    row(`instances: ${fault.name}, once`, () => play(answerRow(forInstances(fault), "once", instances), instances));
}
