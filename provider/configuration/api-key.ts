import { credentialFilePath } from "./credential-file";
import type { ExplicitProvider } from "./explicit-provider";

/** The environment variables that may have the API key, in this order. */
export const apiKeyVariables = ["TWCC_API_KEY", "TWCC_APIKEY", "_TWCC_API_KEY_"] as const;

/**
 * The message for a missing API key. It lists every place that is searched.
 * @param provider - the explicit provider without one.
 */
export function missingApiKey(environment: NodeJS.ProcessEnv, provider?: ExplicitProvider): string {
    const first =
        provider === undefined
            ? "No TWCC API key is configured. Run `pulumi config set --secret twcc:apiKey` and paste the key, "
            : `The provider "${provider.name}" has no TWCC API key. Set its argument apiKey to a secret, `;
    return (
        first +
        `or set the environment variable ${apiKeyVariables.join(", ")}, ` +
        `or log in with twccli (its file ${credentialFilePath(environment)} is read). ` +
        "TWCC's portal shows the key under API key management."
    );
}
