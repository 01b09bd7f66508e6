import { linkSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pluginVersion } from "../../sdk/plugin-version";
import type { Project } from "./project";

/** The built plugin (`npm run plugin`). */
export const builtPlugin = path.resolve(__dirname, "../../build/plugin");

/** Makes the built plugin an installed one of a project, as `pulumi plugin install --file` does. */
export function installPlugin({ env }: Pick<Project, "env">): void {
    const folder = path.join(env.PULUMI_HOME!, "plugins", `resource-twcc-v${pluginVersion}`);
    mkdirSync(folder, { recursive: true });
    for (const file of ["pulumi-resource-twcc", "pulumi-resource-twcc.cjs"]) {
        linkSync(path.join(builtPlugin, file), path.join(folder, file));
    }
}
