import { load } from "./load";

interface Plan {
    args: string[];
    inProject: boolean;
    needsGateway: boolean;
    createsStack: boolean;
}
interface Arguments {
    planPulumi: (args: string[], paths: { config: string }) => Plan;
}

test.each<[string, Plan]>([
    [
        "up --yes",
        { args: ["up", "--config-file", "/c", "--yes"], inProject: false, needsGateway: true, createsStack: true },
    ],
    [
        "destroy",
        { args: ["destroy", "--config-file", "/c"], inProject: false, needsGateway: true, createsStack: false },
    ],
    [
        "config set a b",
        {
            args: ["config", "--config-file", "/c", "set", "a", "b"],
            inProject: false,
            needsGateway: false,
            createsStack: true,
        },
    ],
    [
        "--color never up",
        {
            args: ["--color", "never", "up", "--config-file", "/c"],
            inProject: false,
            needsGateway: true,
            createsStack: true,
        },
    ],
    [
        "preview --config-file=/x",
        { args: ["preview", "--config-file=/x"], inProject: false, needsGateway: true, createsStack: true },
    ],
    [
        "stack output key",
        { args: ["stack", "output", "key"], inProject: false, needsGateway: false, createsStack: false },
    ],
    ["stack rm local", { args: ["stack", "rm", "local"], inProject: true, needsGateway: false, createsStack: false }],
    ["version", { args: ["version"], inProject: false, needsGateway: false, createsStack: false }],
])("pulumi %s", async (line, plan) => {
    const { planPulumi } = await load<Arguments>("stack/pulumi-arguments.mjs");
    expect(planPulumi(line.split(" "), { config: "/c" })).toEqual(plan);
});
