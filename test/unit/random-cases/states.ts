import { generateKey, parsePublicKey } from "../../../provider/key-material";
import { materialOf, type Material } from "../../../provider/keypair/key/material";
import { stateOf } from "../../../provider/keypair/state/state";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";
import { checked, view } from "../keypair/view";
import type { Args } from "./arguments";
import { makeSamples, type Sample } from "./private-texts";

/** Makes the states of key pairs without making a key for each. */
export interface States {
    readonly samples: readonly Sample[];
    /** The state that a create with these arguments makes; of a generated key only who made it matters here. */
    readonly created: (args: Args) => KeypairState;
}

export async function makeStates(): Promise<States> {
    const samples = await makeSamples();
    const generated = materialOf((await generateKey({ algorithm: "ED25519" })).text);
    const byTwcc = materialOf((await generateKey({ algorithm: "RSA", bits: 2048 })).text);

    const materialFor = ({ publicKey, privateKey, generatedBy, algorithm }: KeypairInputs): Material => {
        if (privateKey !== undefined) return materialOf(privateKey);
        if (publicKey !== undefined) return { publicKey: parsePublicKey(publicKey) };
        if (generatedBy === "twcc") return byTwcc;
        const made = samples.find(({ kind }) => (specKind[kind] ?? kind) === (algorithm ?? "ED25519"));
        return made === undefined ? generated : materialOf(made.text);
    };
    return {
        samples,
        created: (args) => {
            const inputs = checked(args) as unknown as KeypairInputs;
            const place = { platform: view.configuration.platform, owner: "1001", createTime: "2026-11-24T00:00:00Z" };
            return stateOf(inputs, materialFor(inputs), place);
        },
    };
}

const specKind: Readonly<Record<string, string>> = { P256: "ECDSA", P384: "ECDSA", P521: "ECDSA" };
