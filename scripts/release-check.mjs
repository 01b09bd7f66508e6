// Checks that a tag can be released: it is package.json's version, CHANGELOG.md has a section for it, and package.json names
// the repository, which npm requires for the provenance. Runs before `npm ci`: Node's own modules only.
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

import { repository } from "./support/folders.mjs";

/**
 * @param {string} tag
 * @param {{ version: string, repository?: unknown }} manifest package.json's.
 * @param {string} changelog
 * @returns {string[]} What prevents the release, and what to do.
 */
export function problemsOf(tag, { version, repository: address }, changelog) {
    const problems = [];
    if (!address) {
        problems.push(
            "package.json has no repository, and npm refuses the provenance without it: add repository, homepage and bugs.",
        );
    }
    if (tag !== `v${version}`) {
        problems.push(`The tag ${tag} is not v${version}, package.json's version: run npm version.`);
    }
    const heading = `## [${version}] - `;
    if (!changelog.split("\n").some((line) => line.startsWith(heading) && /\d{4}-\d\d-\d\d$/.test(line))) {
        problems.push(`CHANGELOG.md has no section "${heading}YYYY-MM-DD": move the entries under [Unreleased] there.`);
    }
    return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    const read = (/** @type {string} */ file) => fs.readFileSync(path.join(repository, file), "utf8");
    const problems = problemsOf(process.argv[2] ?? "", JSON.parse(read("package.json")), read("CHANGELOG.md"));
    for (const problem of problems) {
        console.error(problem);
    }
    process.exitCode = problems.length > 0 ? 1 : 0;
}
