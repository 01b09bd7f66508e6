import { Deadline } from "../../../provider/core/deadline";
import { makeRoom } from "../../../provider/keypair/exchange/remove-key";
import type { Operation } from "../../../provider/keypair/operations/operation";
import { configurationWith } from "./view";

/** An operation of which removing a key uses no more than these parts. */
function operationWith(deadline: Deadline) {
    const deleted: string[] = [];
    const configuration = { ...configurationWith(), timeout: 120_000 };
    const keypairs = { delete: (name: string) => Promise.resolve(void deleted.push(name)) };
    const operation = { name: "web", configuration, keypairs, context: { configuration, deadline } };
    return { deleted, operation: operation as unknown as Operation };
}

afterEach(() => jest.restoreAllMocks());

test.each<[string, ConstructorParameters<typeof Deadline>, boolean]>([
    ["half of twcc:timeout", [60_000], true],
    ["less", [59_999], false],
    ["the whole of short customTimeouts", [20_000, "customTimeouts"], true],
    ["less than half of them", [9_999, "customTimeouts", 20_000], false],
])("with %s left, a key is only removed if another can be put in its place: %#", async (_what, left, enough) => {
    jest.spyOn(performance, "now").mockReturnValue(0);
    const { operation, deleted } = operationWith(new Deadline(...left));
    const made = makeRoom(operation, "aa:bb");
    if (enough) await made;
    else await expect(made).rejects.toThrow(/Too little of the operation's time .* so nothing was changed/);
    expect(deleted).toEqual(enough ? ["web"] : []);
});
