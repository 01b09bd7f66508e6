import { pluginVersion } from "../../../sdk/plugin-version";
import { version } from "../../../package.json";

test("the plugin has the version of the package", () => {
    expect(pluginVersion).toBe(version);
});
