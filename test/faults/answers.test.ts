import { answerFaults } from "./faults";
import { answerRow, play } from "./round";
import type { Mode } from "./verdict";

jest.setTimeout(300_000);

describe.each<Mode>(["once", "lasting"])("%s", (mode) => {
    test.each(answerFaults.map((fault) => [fault.name, fault] as const))("%s", (_, fault) =>
        play(answerRow(fault, mode)),
    );
});
