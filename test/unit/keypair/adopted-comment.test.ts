import { diff } from "../../../provider/keypair/operations/diff";
import { stateOfRemote } from "../../../provider/keypair/state/state";
import type { KeypairInputs } from "../../../provider/keypair/types";
import { makeKey } from "../../support/ssh-keygen";
import { checked, view } from "./view";

test.each([
    [{ comment: "mine" }, "mine"],
    [{}, "theirs"],
])("an adopted key has the comment of the program, if it has one: %j", async (more, comment) => {
    const inputs = checked({ name: "web", onConflict: "adopt", ...more });
    const { publicKey } = await makeKey("-t", "ed25519", "-C", "theirs");
    const remote = { name: "web", publicKey, fingerprint: "aa:bb" };
    const place = { platform: view.configuration.platform };
    const state = stateOfRemote(inputs as unknown as KeypairInputs, remote, place);
    expect(state.publicKey).toBe([...publicKey.split(" ").slice(0, 2), comment].join(" "));
    expect(diff(view, { ...state, adopted: "a mark" }, inputs).changes).toEqual({});
});
