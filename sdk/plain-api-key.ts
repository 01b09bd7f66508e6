import * as pulumi from "@pulumi/pulumi";
import { runtimeConfig } from "./runtime-config";

const apiKey = "twcc:apiKey";
let warned = false;

/**
 * Warns, once a program, about an API key that was set without `--secret`: Pulumi keeps it in clear in the stack's file
 * and state.
 */
export function warnAboutPlainApiKey(): void {
    if (warned) return;
    warned = true;
    if (runtimeConfig.getConfig?.(apiKey) === undefined || runtimeConfig.isConfigSecret?.(apiKey) !== false) return;
    void pulumi.log.warn(
        `${apiKey} is not a secret: it stands in clear in the stack's configuration file and state. ` +
            `Run \`pulumi config set --secret ${apiKey}\`, then \`pulumi up\`, and withdraw the old key if anybody could read it.`,
    );
}
