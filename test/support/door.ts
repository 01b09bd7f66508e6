/** The two ways to serve the same resources: Pulumi's process for dynamic ones, and the plugin. */
export type Door = "dynamic" | "plugin";

/** The way that these tests take, unless they say otherwise. The name is not TWCC_…: the tests lose those variables. */
export const doorOfTests: Door = doorNamed(process.env.TEST_DOOR);

/** A misspelt door would pass for the other one. */
function doorNamed(name = "dynamic"): Door {
    if (name === "dynamic" || name === "plugin") return name;
    throw new Error(`TEST_DOOR is "${name}": it has to be "dynamic" or "plugin".`);
}
