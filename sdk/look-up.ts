import * as pulumi from "@pulumi/pulumi";
import { runDetached } from "./run-detached";
import type { GetKeypairResult, KeypairSummary } from "./look-up-results";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { requireSupportedVersions } from "./requirements";
import { pluginVersion } from "./plugin-version";
import { explicitProvider } from "./provider";
import { runtimeConfig } from "./runtime-config";

/** What can be looked up. The types are declared here, so that a program's compiler never reads the provider's. */
export interface LookUps {
    getKeypair(name: string): Promise<GetKeypairResult>;
    listKeypairs(): Promise<KeypairSummary[]>;
    listKeypairDetails(): Promise<GetKeypairResult[]>;
}

/**
 * Looks something up: with an explicit provider at the plugin, else in the program's own process, where the code is
 * loaded with the first look-up. Messages are shown at the resource that the options name as parent.
 * @param name - the function of the plugin that does the same as `work`.
 */
export function lookUp<T>(
    name: "getKeypair" | "getKeypairs",
    args: { readonly platform?: string | undefined },
    opts: pulumi.InvokeOptions,
    work: (lookUps: LookUps) => Promise<T>,
): Promise<T> {
    const looked = async (): Promise<T> => {
        requireSupportedVersions();
        const explicit = explicitProvider(opts);
        if (explicit !== undefined) {
            const options = { version: pluginVersion, ...opts, provider: explicit };
            return pulumi.runtime.invoke(`twcc:index:${name}`, { ...args }, options) as Promise<T>;
        }
        warnAboutPlainApiKey();
        const provider = await import("../provider/look-ups.js");
        const stack = (key: string) => runtimeConfig.getConfig?.(key);
        const context = { ...provider.lookUpContext(stack, args.platform, logOf()), log: logOf(opts.parent) };
        return work({
            getKeypair: (name) => provider.getKeypair(context, name),
            listKeypairs: () => provider.listKeypairs(context),
            listKeypairDetails: () => provider.listKeypairDetails(context),
        });
    };
    return runDetached(looked);
}

const logOf = (resource?: pulumi.Resource) => ({
    info: (message: string): void => {
        void pulumi.log.info(message, resource);
    },
    warn: (message: string): void => {
        void pulumi.log.warn(message, resource);
    },
});
