import * as pulumi from "@pulumi/pulumi";
import { warnAboutMissingPlugin } from "./missing-plugin";
import { noteAccount } from "./one-name";
import { pluginVersion } from "./plugin-version";
import type { ProviderArgs } from "./provider-args";
import { requireSupportedVersions } from "./requirements";

/**
 * An account of TWCC, for programs with more than one. Pass it as the option `provider` of a resource or look-up, or of
 * a component, whose children inherit it. What has no explicit provider uses the stack's configuration.
 *
 * Resources with an explicit provider are served by the plugin `pulumi-resource-twcc`, which has to be installed.
 *
 * @example
 * ```ts
 * const other = new twcc.Provider("other", { apiKey: config.requireSecret("otherApiKey") });
 * const key = new twcc.Keypair("web", {}, { provider: other });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
    /**
     * Configures an account.
     * @param name - the logical name, unique in the program.
     * @param args - the API key, and how TWCC is called.
     * @param opts - Pulumi's resource options.
     */
    constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
        requireSupportedVersions();
        warnAboutMissingPlugin();
        const { apiKey, ...others } = args;
        const secret = apiKey === undefined ? {} : { apiKey: pulumi.secret(apiKey) };
        super(packageName, name, { ...others, ...secret }, { version: pluginVersion, ...opts });
        noteAccount(this, args, name);
    }

    /** Whether a value is a Provider, even one from another copy of this package. */
    static override isInstance(value: unknown): value is Provider {
        return (
            pulumi.Resource.isInstance(value) &&
            (value as { readonly __pulumiType?: unknown }).__pulumiType === `pulumi:providers:${packageName}`
        );
    }
}

const packageName = "twcc";

/** The explicit provider that the options name, or that the parent passes on. */
export function explicitProvider({
    provider,
    parent,
}: Pick<pulumi.CustomResourceOptions, "provider" | "parent">): pulumi.ProviderResource | undefined {
    if (Provider.isInstance(provider)) return provider;
    const inherited = (parent ?? pulumi.runtime.getStackResource())?.getProvider(`${packageName}:index:Keypair`);
    return inherited ?? undefined;
}
