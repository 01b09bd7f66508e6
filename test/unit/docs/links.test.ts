import path from "node:path";
import { exists, pageFiles, readPage, type Page } from "../../support/docs/pages";

/** The template's page is read in a project that has the package installed. */
const installed = "node_modules/pulumi-twcc/";

function fileOf(page: string, target: string): string {
    const ofTemplate = page.startsWith("templates/") && target.startsWith(installed);
    return ofTemplate ? target.slice(installed.length) : path.posix.join(path.posix.dirname(page), target);
}

test("every relative link leads to a file that is there, and every anchor to a heading", async () => {
    const pages = new Map<string, Page>();
    for (const file of pageFiles()) pages.set(file, await readPage(file));
    expect(pages.size).toBeGreaterThan(10);

    const broken: string[] = [];
    for (const page of pages.values()) {
        for (const link of page.links.filter((one) => !/^[a-z]+:/i.test(one))) {
            const [target = "", anchor] = decodeURI(link).split("#");
            const file = target === "" ? page.file : fileOf(page.file, target);
            const there = pages.get(file);
            if (!exists(file) || (anchor !== undefined && there !== undefined && !there.anchors.has(anchor))) {
                broken.push(`${page.file}: ${link}`);
            }
        }
    }
    expect(broken).toEqual([]);
});
