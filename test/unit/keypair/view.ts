import { resolveConfiguration, type Configuration } from "../../../provider/configuration";
import { check } from "../../../provider/keypair/arguments/check";
import { generateKey } from "../../../provider/key-material";
import { makeMaterial } from "../../../provider/keypair/key/make-material";
import { stateOf } from "../../../provider/keypair/state/state";
import type { KeypairInputs, KeypairState } from "../../../provider/keypair/types";

/** What check and diff see, without anything of this machine. */
export function configurationWith(stack: Readonly<Record<string, string>> = {}): Configuration {
    const all: Readonly<Record<string, string>> = { "twcc:apiKey": "an-api-key", ...stack };
    return resolveConfiguration((key) => all[key], { TWCC_DATA_PATH: "/nowhere" });
}

export const view = { configuration: configurationWith() };

export const naming = { logicalName: "web", suffix: () => "0123abc" };

/** What check makes of arguments that are right. */
export function checked(args: Readonly<Record<string, unknown>>, olds?: Readonly<Record<string, unknown>>) {
    const { inputs, failures } = check(view, olds, args, naming);
    expect(failures).toEqual([]);
    return inputs;
}

/** The failures of arguments that are wrong. */
export function failuresOf(args: Readonly<Record<string, unknown>>): readonly string[] {
    return check(view, undefined, args, naming).failures;
}

/** The state after a create with these arguments. */
export async function stateAfter(args: Readonly<Record<string, unknown>>): Promise<KeypairState> {
    const inputs = checked(args) as unknown as KeypairInputs;
    const place = { platform: view.configuration.platform, owner: "1001", createTime: "2026-11-24T00:00:00Z" };
    const material = inputs.generatedBy === "twcc" ? await twccMade() : await makeMaterial(inputs);
    return stateOf(inputs, material, place);
}

async function twccMade() {
    const key = await generateKey({ algorithm: "RSA", bits: 2048 });
    return { publicKey: key.publicKey, privateKey: key.text };
}
