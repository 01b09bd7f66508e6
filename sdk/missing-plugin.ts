import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { pluginVersion } from "./plugin-version";

const plugin = "pulumi-resource-twcc";

let warned = false;

/**
 * Warns once if the plugin is not installed in the version that belongs to this package. Pulumi's own error does not
 * say which file to install.
 */
export function warnAboutMissingPlugin(): void {
    if (warned || isThere()) return;
    warned = true;
    // Not by Pulumi's log: the engine ends the program before it has shown that.
    console.warn(
        `warning: A twcc.Provider needs the plugin ${plugin} ${pluginVersion}, the same version as this package, which is not installed. ` +
            `Install it: \`pulumi plugin install resource twcc ${pluginVersion} --file ${plugin}-v${pluginVersion}-<os>-<arch>.tar.gz\`. ` +
            "Resources without an explicit provider do not need it.",
    );
}

/** Where the engine looks for plugins, as far as the program can see it. */
function isThere(): boolean {
    const { PULUMI_HOME, PULUMI_DEBUG_PROVIDERS, PATH = "" } = process.env;
    const home = PULUMI_HOME ?? path.join(homedir(), ".pulumi");
    return (
        existsSync(path.join(home, "plugins", `resource-twcc-v${pluginVersion}`)) ||
        PATH.split(path.delimiter).some((folder) => existsSync(path.join(folder, plugin))) ||
        PULUMI_DEBUG_PROVIDERS !== undefined ||
        projectNamesPlugins()
    );
}

/** Whether Pulumi.yaml has paths of plugins: `plugins.providers`. */
function projectNamesPlugins(): boolean {
    for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
        const file = path.join(folder, "Pulumi.yaml");
        if (existsSync(file)) return /^plugins:/m.test(readFileSync(file, "utf8"));
        if (folder === path.dirname(folder)) return false;
    }
}
