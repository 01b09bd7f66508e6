/**
 * The version of the plugin `pulumi-resource-twcc` that belongs to this package: they are released together. A test
 * compares it with package.json.
 */
export const pluginVersion = "0.1.0";
