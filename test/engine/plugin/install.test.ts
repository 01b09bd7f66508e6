import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pluginVersion } from "../../../sdk/plugin-version";
import { builtPlugin } from "../../support/plugin";
import { startWorld } from "../gateway-and-stack";
import { writeYaml } from "./yaml-program";

jest.setTimeout(300_000);

test("the packed plugin is installed by Pulumi, and works without a network", async () => {
    const world = await startWorld();
    const { project, alice } = world;
    const [system, arch] = [os.platform(), os.arch() === "x64" ? "amd64" : os.arch()];
    const file = `pulumi-resource-twcc-v${pluginVersion}-${system}-${arch}.tar.gz`;
    await project.must("plugin", "install", "resource", "twcc", pluginVersion, "--file", path.join(builtPlugin, file));
    expect((await project.must("plugin", "ls")).output).toMatch(/twcc\s+resource\s+0\.1\.0/);
    writeYaml(world, "resources: { key: { type: twcc:Keypair, properties: { name: key } } }");
    await project.must("up", "--yes", "--skip-preview");
    expect(Object.keys(await alice.keys())).toEqual(["key"]);
    await world.stop();
});

test("there is an archive for each system", () => {
    const systems = readdirSync(builtPlugin)
        .filter((name) => name.endsWith(".tar.gz"))
        .map((name) => name.replace(`pulumi-resource-twcc-v${pluginVersion}-`, "").replace(".tar.gz", ""));
    expect(systems.sort()).toEqual([
        "darwin-amd64",
        "darwin-arm64",
        "linux-amd64",
        "linux-arm64",
        "windows-amd64",
        "windows-arm64",
    ]);
});
