import { row } from "../extent";
import { answerFaults } from "../faults";
import { answerRow, play } from "../round";
import { forInstances, instances } from "./stage";

for (const fault of answerFaults.filter(({ once }) => once !== true)) {
    row(`instances: ${fault.name}, lasting`, () =>
        play(answerRow(forInstances(fault), "lasting", instances), instances),
    );
}
