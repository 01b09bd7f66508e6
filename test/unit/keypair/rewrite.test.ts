import { formatPrivateKey, parsePrivateKey } from "../../../provider/key-material";
import { storedKey } from "../../../provider/keypair/state/own-copy";
import type { KeypairInputs } from "../../../provider/keypair/types";
import { keyOf } from "../key-material/keys";
import { checked, stateAfter } from "./view";

test.each(["of ssh-rsa AAAAB3", "-----BEGIN CERTIFICATE-----", "a\u00a0b"])(
    "a stored key is read, whatever comment its private key brought along: %j",
    async (comment) => {
        const privateKey = formatPrivateKey((await keyOf("ED25519")).text, "OpenSSH", comment);
        const state = await stateAfter({ name: "k", privateKey });
        expect(state.publicKey).toContain(comment);
        const inputs = checked({ name: "k" }) as unknown as KeypairInputs;
        expect(storedKey(state, inputs)?.blob).toBe(parsePrivateKey(privateKey).publicKey.blob);
    },
);
