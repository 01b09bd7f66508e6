import { unknown } from "../../../provider/core/unknown";
import { foresee } from "../../../provider/instance/operations/foresee";
import { checked, stateAfter, view } from "./view";

test("a preview of a create shows the name, the key pair and the platform", () => {
    expect(foresee(view, undefined, checked())).toMatchObject({
        name: "web-0123abc",
        keypair: "k1",
        platform: view.configuration.platform,
        status: unknown,
        publicIp: unknown,
        privateIps: unknown,
        serverIds: unknown,
    });
});

test("a preview of an update changes the description only, unless the instance was not Ready", () => {
    const before = stateAfter({ description: "one" });
    expect(foresee(view, before, checked({ description: "two" }))).toEqual({ ...before, description: "two" });
    const { description: _one, ...without } = before;
    expect(foresee(view, before, checked())).toEqual(without);
    expect(foresee(view, { ...before, unfinished: true }, checked())).toMatchObject({
        name: before.name,
        status: unknown,
    });
});
