import { writeFileSync } from "node:fs";
import path from "node:path";
import { installPlugin } from "../../support/plugin";
import { startWorld, type World } from "../gateway-and-stack";

/** The type that an instance needs beside its key pair. */
export const machine = "solution: Ubuntu, image: Ubuntu 22.04, flavor: v.super";

/** A gateway, and a project with the plugin. */
export async function startPluginWorld(gateway: readonly string[] = []): Promise<World> {
    const quick = ["--boot-delay", "100", "--delete-delay", "100", "--sshd", "none"];
    const world = await startWorld({ gateway: [...quick, ...gateway] });
    world.project.env.TWCC_PROJECT = "ENT101001";
    installPlugin(world.project);
    return world;
}

/** Makes a YAML program the project's. The engine runs one without a Node process, so it is quick. */
export function writeYaml({ project }: Pick<World, "project">, program: string): void {
    writeFileSync(path.join(project.folder, "Pulumi.yaml"), `name: test\nruntime: yaml\n${program}\n`);
}
