/** The two ways to serve the same resources: Pulumi's process for dynamic ones, and the plugin. */
export type Door = "dynamic" | "plugin";

/** The way that these tests take, unless they say otherwise. */
export const doorOfTests: Door = process.env.TWCC_TEST_DOOR === "plugin" ? "plugin" : "dynamic";
