import type { GetKeypairResult } from "./look-up-results";
import { keypairStub } from "./stub";

/** The content of a file for `pulumi import --file`. */
export interface ImportFile {
    /** What to import, in Pulumi's own form. */
    readonly resources: readonly ImportedKeypair[];
}

/** A key pair in an {@link ImportFile}. */
export interface ImportedKeypair {
    /** Pulumi's type of a dynamic key pair. */
    readonly type: string;
    /** The logical name: the key pair's name at TWCC. */
    readonly name: string;
    /** The key pair's name at TWCC. */
    readonly id: string;
    /** The arguments in the state. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** The outputs in the state. */
    readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * The file that imports existing key pairs into a stack, without an explicit provider: write it as JSON, and run `pulumi
 * import --file` with a CLI of version 3.254 or newer. The private keys stay where they are. Key pairs that this package
 * cannot read (DSA, RSA below 2048 bits) are left out.
 * @param keypairs - from {@link getKeypairs} with `details: true`.
 *
 * @example
 * ```ts
 * const { keypairs } = await twcc.getKeypairs({ details: true });
 * fs.writeFileSync("keypairs.json", JSON.stringify(twcc.importFileOf(keypairs)));
 * ```
 */
export function importFileOf(keypairs: readonly GetKeypairResult[]): ImportFile {
    const readable = keypairs.filter(({ algorithm }) => algorithm !== undefined);
    return {
        resources: readable.map(({ name, ...outputs }) => ({
            type: "pulumi-nodejs:dynamic/twcc:Keypair",
            name,
            id: name,
            inputs: { name, publicKey: outputs.publicKey, logicalName: name, __provider: keypairStub },
            outputs: { name, ...outputs, source: "given", __provider: keypairStub },
        })),
    };
}
