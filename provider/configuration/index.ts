export { resolveConfiguration } from "./resolve";
export type { ApiKey, Configuration, StackConfiguration } from "./resolve";
export { missingApiKey } from "./api-key";
export { isPlatform, problemOfPlatform } from "./platform";
