import { TwccClient } from "../../../provider/client";
import type { Transport } from "../../../provider/client/http/transport";
import { Deadline } from "../../../provider/core/deadline";
import { configurationWith } from "../keypair/view";

/** One resource's password may be a word that TWCC uses for something else. */
test("what one resource keeps secret is cut out of what it gets, not of the lists that others share", async () => {
    const answers: Readonly<Record<string, unknown>> = {
        solutions: [{ id: 101, name: "Ubuntu" }],
        projects: [{ id: 7, name: "ENT10101" }],
        legal: { site_extra_prop: { "x-extra-property-image": ["Ubuntu 22.04"] } },
    };
    let calls = 0;
    const transport: Transport = ({ url }) => {
        calls++;
        const listed = url.includes("projects") ? "projects" : "solutions";
        const kind = url.includes("projects/7/solutions") ? "legal" : listed;
        return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(answers[kind]) });
    };
    const configuration = configurationWith();
    const client = new TwccClient(configuration, configuration.apiKey!, transport);
    const log = { info: () => undefined, warn: () => undefined };
    const [solutions, projects] = [client.solutions("taichung"), client.projects("taichung")];
    const ask = async (secrets: readonly string[], own: readonly string[] = []) => {
        const bounds = { deadline: new Deadline(10_000), log, secrets, own };
        return [
            await solutions.list(7, bounds),
            await projects.list(undefined, bounds),
            await solutions.legalValues(7, 101, bounds),
        ];
    };
    const secrets = ["Ubuntu 22.04", "ENT10101"];
    const plain = [[{ id: 101, name: "Ubuntu" }], [{ id: 7, code: "ENT10101" }], { image: ["Ubuntu 22.04"] }];
    const cleaned = await ask(secrets);
    expect(JSON.stringify(cleaned)).not.toMatch(/22\.04|ENT10101/);
    expect(await ask([])).toEqual(plain);
    expect(await ask(["another one"])).toEqual(plain);
    // A short one is cut out of no list.
    expect(await ask(["Ubuntu", "p"])).toEqual(plain);
    expect([await ask(secrets, ["another name"]), await ask([])]).toEqual([cleaned, plain]);
    expect(calls).toBe(9);
});
