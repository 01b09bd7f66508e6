import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../support/project";

/**
 * From now on every call is sent at once, so that every operation can stand at its step at the same time; and none gives
 * up before all of them do, on a busy machine, too.
 */
export function allAtOnce(project: Project): void {
    appendFileSync(settingsOf(project), 'config:\n  twcc:parallelism: "64"\n  twcc:timeout: "600"\n');
}

const settingsOf = ({ folder }: Project) => path.join(folder, "Pulumi.test.yaml");

/** Runs under a short time limit, and with some more environment. */
export async function ill<T>(
    project: Project,
    timeout: number,
    env: NodeJS.ProcessEnv,
    work: () => Promise<T>,
): Promise<T> {
    // What `pulumi config set` would write, without its seconds.
    const file = settingsOf(project);
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
