import * as pulumi from "@pulumi/pulumi";

/** The stack's configuration, as the running program has it. `pulumi.Config` warns about secrets that are read as text. */
interface RuntimeConfig {
    getConfig?(key: string): string | undefined;
    isConfigSecret?(key: string): boolean;
}

/** Part of the SDK in every supported version, but not of its type declarations. */
export const runtimeConfig = pulumi.runtime as RuntimeConfig;
