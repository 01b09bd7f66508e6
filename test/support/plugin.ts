import { linkSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pluginVersion } from "../../sdk/plugin-version";
import type { Project } from "./project";

/** The built plugin (`npm run plugin`). */
export const builtPlugin = path.resolve(__dirname, "../../build/plugin");

/** The type of a resource at the plugin, for its type at the dynamic provider. */
export const typeAtPlugin = (type: string) => type.replace("pulumi-nodejs:dynamic/twcc:", "twcc:index:");

/** A program, after makeProject's head, whose resources all have an explicit provider: the plugin serves them. */
export function throughPlugin(program: string): string {
    return `
        const settings = new pulumi.Config("twcc");
        const explicit = new twcc.Provider("explicit", {
            apiKey: settings.getSecret("apiKey"), endpoint: settings.get("endpoint"),
            platform: settings.get("platform"), project: settings.get("project"),
            timeout: settings.getNumber("timeout"), parallelism: settings.getNumber("parallelism"),
        });
        const served = (Kind) => class extends Kind {
            constructor(name, args, options) { super(name, args, { provider: explicit, ...options }); }
        };
        const { Keypair, Instance, PrivateKeyFile, ...others } = twcc;
        const [plain, kinds] = [{ Keypair, Instance, PrivateKeyFile }, {}];
        for (const kind of Object.keys(plain)) kinds[kind] = served(plain[kind]);
        ((twcc) => {
            ${program}
        })({ ...others, ...kinds });`;
}

/** Makes the built plugin an installed one of a project, as `pulumi plugin install --file` does. */
export function installPlugin({ env }: Pick<Project, "env">): void {
    const folder = path.join(env.PULUMI_HOME!, "plugins", `resource-twcc-v${pluginVersion}`);
    mkdirSync(folder, { recursive: true });
    for (const file of ["pulumi-resource-twcc", "pulumi-resource-twcc.cjs"]) {
        linkSync(path.join(builtPlugin, file), path.join(folder, file));
    }
}
