import { encryptTo, prepareEncryption } from "../../age";
import type { KeypairInputs } from "../types";
import { generateMaterial, materialOf, privateKeyText, type Material } from "./material";
import { givenKey } from "./source";

/** Parses the given key, or generates one and encrypts its private half. Not for keys that TWCC generates. */
export async function makeMaterial(inputs: KeypairInputs): Promise<Material> {
    const publicKey = givenKey(inputs);
    if (publicKey === undefined) return encryptedFor(inputs, await generateMaterial(inputs));
    const { privateKey } = inputs;
    return { publicKey, ...(privateKey !== undefined && { privateKey }) };
}

/** Takes the key out of TWCC's answer. */
export type TakeKey = (body: string) => Promise<Material>;

/** How to take a key out of TWCC's answer. Throws before there is one if it could not be encrypted to the recipients. */
export async function takerOf(inputs: KeypairInputs): Promise<TakeKey> {
    if (inputs.recipients !== undefined) await prepareEncryption(inputs.recipients);
    return (body) => encryptedFor(inputs, materialOf(`${body}\n`));
}

/** The key without its private half where there are recipients: from here on the provider has only an age file. */
export async function encryptedFor(inputs: KeypairInputs, material: Material): Promise<Material> {
    const text = inputs.recipients === undefined ? undefined : privateKeyText(inputs, material);
    if (inputs.recipients === undefined || text === undefined) return material;
    const { publicKey } = material;
    return { publicKey, encryptedPrivateKey: await encryptTo(inputs.recipients, text) };
}
