import * as pulumi from "@pulumi/pulumi";

/** Part of the SDK in every supported version, but not of its type declarations. `Config.get` would warn by itself. */
interface RuntimeConfig {
    getConfig?(key: string): string | undefined;
    isConfigSecret?(key: string): boolean;
}

const apiKey = "twcc:apiKey";
let warned = false;

/**
 * Warns, once a program, about an API key that was set without `--secret`: Pulumi keeps it in clear in the stack's file
 * and state.
 */
export function warnAboutPlainApiKey(): void {
    if (warned) return;
    warned = true;
    const runtime = pulumi.runtime as RuntimeConfig;
    if (runtime.getConfig?.(apiKey) === undefined || runtime.isConfigSecret?.(apiKey) !== false) return;
    void pulumi.log.warn(
        `${apiKey} is not a secret: it stands in clear in the stack's configuration file and state. ` +
            `Run \`pulumi config set --secret ${apiKey}\`, then \`pulumi up\`, and withdraw the old key if anybody could read it.`,
    );
}
