import type * as pulumi from "@pulumi/pulumi";
import { lookUp } from "./look-up";
import { lookUpOutput } from "./look-up-output";
import type { GetKeypairResult } from "./look-up-results";

/** Arguments of {@link getKeypair}. */
export interface GetKeypairArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: string;
    /** The TWCC platform of the key pair. Default: `twcc:platform`. */
    readonly platform?: string | undefined;
}

/** Arguments of {@link getKeypairOutput}. */
export interface GetKeypairOutputArgs {
    /** The key pair's name at TWCC. Case matters. */
    readonly name: pulumi.Input<string>;
    /** The TWCC platform of the key pair. Default: `twcc:platform`. */
    readonly platform?: pulumi.Input<string | undefined>;
}

/**
 * Looks up a key pair at TWCC by its name, without managing it. Also runs in previews. Fails if there is none. For a
 * key pair that the same program creates, use {@link getKeypairOutput}, which waits for it, or the outputs of the
 * resource.
 * @param args - which key pair.
 * @param opts - Pulumi's invoke options.
 *
 * @example
 * ```ts
 * const { fingerprint } = await twcc.getKeypair({ name: "laptop" });
 * ```
 */
export async function getKeypair(args: GetKeypairArgs, opts: pulumi.InvokeOptions = {}): Promise<GetKeypairResult> {
    return lookUp("getKeypair", args, opts, (lookUps) => lookUps.getKeypair(args.name));
}

/**
 * Looks up a key pair, with outputs as arguments. While an argument is unknown, or a resource that it depends on does
 * not exist yet, nothing is looked up, and the result is unknown, too.
 * @param args - which key pair.
 * @param opts - Pulumi's invoke options; `dependsOn` lists resources that have to exist first.
 */
export function getKeypairOutput(
    args: GetKeypairOutputArgs,
    opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetKeypairResult> {
    return lookUpOutput(args, opts, (known) => getKeypair(known, opts));
}
