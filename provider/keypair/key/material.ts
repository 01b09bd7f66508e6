import { Limit } from "../../core/limit";
import { threadsForWork } from "../../core/threads";
import { formatPrivateKey, formatPublicKey, generateKey, parsePrivateKey, type PublicKey } from "../../key-material";
import type { KeypairInputs, KeypairState } from "../types";
import { givenKey, specOf } from "./source";

/** A key that the provider has: its public half and, unless only that was given, its private half as given. */
export interface Material {
    readonly publicKey: PublicKey;
    readonly privateKey?: string;
    /** The private key is already in the wanted format. */
    readonly written?: true;
    /** Instead of the private half, once it is encrypted. */
    readonly encryptedPrivateKey?: string;
}

/** The format of private keys if none is given. */
const defaultFormat = "OpenSSH";

let atWork: Limit | undefined;

/**
 * Generates a key. An RSA key takes a thread of libuv's pool for a second or more. Without a limit, many of them would
 * block all other users of the pool: looking up a host name took a minute (measured).
 */
export async function generateMaterial(inputs: KeypairInputs): Promise<Material> {
    const spec = specOf(inputs);
    const generated = () => generateKey(spec, inputs.privateKeyFormat ?? defaultFormat, ownComment(inputs));
    const { publicKey, text } = spec.algorithm === "RSA" ? await limited(generated) : await generated();
    return { publicKey, privateKey: text, written: true };
}

function limited<T>(work: () => Promise<T>): Promise<T> {
    atWork ??= new Limit(threadsForWork());
    return atWork.run(work);
}

/** The material of a private key. */
export function materialOf(privateKey: string): Material {
    const { publicKey, text } = parsePrivateKey(privateKey);
    return { publicKey, privateKey: text };
}

/** Whether a stored public key is this one. Only type and blob count, not the comment or spaces. */
export function sameKey(stored: string, key: PublicKey): boolean {
    const [type, blob] = stored.trim().split(/\s+/);
    return type === key.type && blob === key.blob;
}

/** The comment of the stored public key. */
export function currentComment(state: KeypairState): string {
    return (state.publicKey ?? "").trim().split(/\s+/).slice(2).join(" ");
}

/** The wanted comment of our copy of the key: as given, else the key's own, else the name. */
export function ownComment(inputs: KeypairInputs): string {
    if (inputs.comment !== undefined) return inputs.comment;
    const own = givenKey(inputs)?.comment ?? "";
    return own === "" ? inputs.name : own;
}

/** The public key as it is sent and shown. */
export function publicKeyText(inputs: KeypairInputs, publicKey: PublicKey): string {
    return formatPublicKey(publicKey, ownComment(inputs));
}

/** The private key in the wanted format; `undefined` if the provider never had it. */
export function privateKeyText(inputs: KeypairInputs, { privateKey, written }: Material): string | undefined {
    if (privateKey === undefined || written === true) return privateKey;
    const asItCame = inputs.privateKey !== undefined || inputs.generatedBy === "twcc";
    if (inputs.privateKeyFormat === undefined && asItCame) return privateKey;
    const { privateKeyFormat = defaultFormat, passphrase } = inputs;
    return formatPrivateKey(privateKey, privateKeyFormat, ownComment(inputs), passphrase);
}
