import { readFileSync } from "node:fs";
import { withFolder } from "../support/ssh-keygen";
import { makeCertificate } from "./certificate";
import { damaged, startTlsFront } from "./damaged-tls";
import { row } from "./row";
import type { AnswerFault } from "./faults";
import { instances } from "./instances/instances";
import { keypairs } from "./keypairs";
import { answerRow, play, type AnyCell, type Stage } from "./matrix-row";

/** The answer is damaged on its way, below TLS. */
const faults: readonly AnswerFault[] = [true, false].map((acted) => ({
    name: `TLS damaged in the answer, ${acted ? "but done" : "not done"}`,
    fault: { kind: "status", status: 200, acted, headers: { [damaged]: "1" } },
    cause: /connection broke/,
    ...(acted ? { acted } : { lost: true }),
}));

for (const fault of faults) {
    row(`${fault.name}, once`, () => throughTls(fault, keypairs));
    row(`instances: ${fault.name}, once`, () => throughTls(fault, instances));
}

async function throughTls<Cell extends AnyCell>(fault: AnswerFault, stage: Stage<Cell>): Promise<void> {
    await withFolder(async (folder) => {
        const files = await makeCertificate(folder, "self-signed");
        const certificate = { key: readFileSync(files.key, "utf8"), cert: readFileSync(files.cert, "utf8") };
        const plain = answerRow(fault, "once", stage);
        await play(
            {
                ...plain,
                during: async (world, what, work) => {
                    const front = await startTlsFront(world.project.env.TWCC_ENDPOINT!, certificate);
                    const env = { TWCC_ENDPOINT: front.endpoint, NODE_EXTRA_CA_CERTS: files.cert };
                    try {
                        const done = await plain.during(world, what, () => work(env));
                        expect(front.struck()).toBeGreaterThan(0);
                        return done;
                    } finally {
                        await front.stop();
                    }
                },
            },
            stage,
        );
    });
}
