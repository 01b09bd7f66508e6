export { resolveConfiguration } from "./resolve";
export type { ExplicitProvider } from "./explicit-provider";
export type { ApiKey, Configuration, StackConfiguration } from "./resolve";
export { apiKeyVariables, missingApiKey } from "./api-key";
export { readCredentialFile } from "./credential-file";
export { isPlatform, problemOfPlatform } from "./platform";
