export { resolveConfiguration } from "./resolve";
export type { ApiKey, Configuration, StackConfiguration } from "./resolve";
export { apiKeyVariables, missingApiKey } from "./api-key";
export { readCredentialFile } from "./credential-file";
export { isPlatform, problemOfPlatform } from "./platform";
