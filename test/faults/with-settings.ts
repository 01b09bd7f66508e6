import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../support/project";

/** Runs under a short time limit, and with some more environment. */
export async function ill<T>(
    project: Project,
    timeout: number,
    env: NodeJS.ProcessEnv,
    work: () => Promise<T>,
): Promise<T> {
    // What `pulumi config set` would write, without its seconds.
    const file = path.join(project.folder, "Pulumi.test.yaml");
    const settings = readFileSync(file, "utf8");
    writeFileSync(file, `${settings}config:\n  twcc:timeout: "${timeout}"\n`);
    const before = { ...project.env };
    Object.assign(project.env, env);
    try {
        return await work();
    } finally {
        for (const name of Object.keys(env)) project.env[name] = before[name];
        writeFileSync(file, settings);
    }
}
