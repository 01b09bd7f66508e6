import * as pulumi from "@pulumi/pulumi";
import { runtimeConfig } from "./runtime-config";

const apiKey = "twcc:apiKey";

/** The root resources of the programs that were checked. The Automation API may run several programs in one process. */
const programs = new WeakSet<object>();

/** Used if there is no root resource, as in a program's unit tests. */
const withoutStack = {};

/**
 * Warns once per program about an API key that was set without `--secret`: Pulumi stores it in plain text in the
 * stack's configuration file and state.
 */
export function warnAboutPlainApiKey(): void {
    const program = pulumi.runtime.getStackResource() ?? withoutStack;
    if (programs.has(program)) return;
    programs.add(program);
    if (runtimeConfig.getConfig?.(apiKey) === undefined || runtimeConfig.isConfigSecret?.(apiKey) !== false) return;
    void pulumi.log.warn(
        `${apiKey} is not a secret: it is stored in plain text in the stack's configuration file and state. ` +
            `Run \`pulumi config set --secret ${apiKey}\`, then \`pulumi up\`, and withdraw the old key if anybody could read it.`,
    );
}
