import * as pulumi from "@pulumi/pulumi";
import { missingApiKey, resolveConfiguration } from "../provider/configuration";
import { runtimeConfig } from "./runtime-config";

let warned = false;

/**
 * Warns once per program if no API key is configured, in a preview, which works without one. In an `up`, every call
 * that needs one fails with the same message. Only the program knows if this is a preview.
 */
export function warnAboutMissingApiKey(): void {
    if (warned || !pulumi.runtime.isDryRun()) return;
    warned = true;
    const { apiKey, problems } = resolveConfiguration((key) => runtimeConfig.getConfig?.(key), process.env);
    // A wrong configuration makes the preview fail anyway.
    if (apiKey === undefined && problems.length === 0) void pulumi.log.warn(missingApiKey(process.env));
}
