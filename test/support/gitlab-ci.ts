import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "./project";

/** How GitLab would take a pipeline's file. */
export interface Pipeline {
    /** What is wrong with it by GitLab's own schema; empty where nothing is. */
    readonly problem: string;
    /** The jobs that would run. */
    readonly jobs: readonly string[];
}

const program = require.resolve("gitlab-ci-local");

/** What Node 20 lacks of that program's needs. */
const forNode20 = "Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };";

/**
 * Reads a pipeline's file as GitLab does, with its schema and its rules, and runs nothing.
 * @param variables - what GitLab sets itself, such as CI_PIPELINE_SOURCE.
 */
export async function readPipeline(file: string, variables: Readonly<Record<string, string>> = {}): Promise<Pipeline> {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-gitlab-"));
    try {
        copyFileSync(file, path.join(folder, ".gitlab-ci.yml"));
        writeFileSync(path.join(folder, "node20.cjs"), forNode20);
        const env = { PATH: process.env.PATH, HOME: folder };
        const set = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
        const args = ["--require", "./node20.cjs", program, "--list-json", ...set];
        await run("git", ["init", "--quiet", "--initial-branch", "main"], folder, env);
        const { code, output, stdout } = await run(process.execPath, args, folder, env);
        if (code !== 0) return { problem: output, jobs: [] };
        const jobs = JSON.parse(stdout.slice(stdout.search(/^\[/m))) as { name: string; when: string }[];
        return { problem: "", jobs: jobs.filter(({ when }) => when !== "never").map(({ name }) => name) };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
