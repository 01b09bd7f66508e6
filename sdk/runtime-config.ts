import * as pulumi from "@pulumi/pulumi";

/** The stack's configuration in the running program. `pulumi.Config` would warn about secrets that are read as text. */
interface RuntimeConfig {
    getConfig?(key: string): string | undefined;
    isConfigSecret?(key: string): boolean;
}

/** In every supported version of the SDK, but not in its type declarations. */
export const runtimeConfig = pulumi.runtime as RuntimeConfig;
