import * as pulumi from "@pulumi/pulumi";
import { missingApiKey, resolveConfiguration } from "../provider/configuration";
import { runtimeConfig } from "./runtime-config";

let warned = false;

/**
 * Warns, once a program, where no API key is configured: in a preview, which works without one. In an `up` every call that
 * needs one fails with the same words. The provider could not tell the two apart.
 */
export function warnAboutMissingApiKey(): void {
    if (warned || !pulumi.runtime.isDryRun()) return;
    warned = true;
    const { apiKey, problems } = resolveConfiguration((key) => runtimeConfig.getConfig?.(key), process.env);
    // What is wrong with the configuration fails the preview itself.
    if (apiKey === undefined && problems.length === 0) void pulumi.log.warn(missingApiKey(process.env));
}
