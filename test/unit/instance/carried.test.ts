import { instanceOutputs } from "../../../provider/instance/properties";

test("an output that repeats an argument is as secret as the argument", () => {
    const carried = Object.entries(instanceOutputs).flatMap(([name, output]) =>
        "carries" in output ? [[name, output.carries]] : [],
    );
    expect(Object.fromEntries(carried)).toEqual({
        hostname: ["name"],
        publicIp: ["staticIp"],
        projectId: ["project"],
    });
});
