// npm run docs:tables: writes the tables into docs/resources and docs/functions, from the built package.
import * as fs from "node:fs";
import * as path from "node:path";

import { withFunctionTables, withTables } from "./docs/tables.mjs";
import { repository } from "./support/folders.mjs";

/**
 * @param {string} page
 * @param {(text: string) => string} change
 */
function rewrite(page, change) {
    const file = path.join(repository, "docs", page);
    fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
}

const dist = new URL("../dist/provider/", import.meta.url);

/** Page (and folder) of each resource, and its name in what the folder exports. */
const pages = { keypair: "keypair", instance: "instance", "private-key-file": "privateKeyFile" };

for (const [page, name] of Object.entries(pages)) {
    const { [name]: resource } = await import(new URL(`${page}/index.js`, dist).href);
    rewrite(`resources/${page}.md`, (text) => withTables(text, resource));
}

const { functions } = await import(new URL("functions.js", dist).href);
for (const [name, called] of Object.entries(functions)) {
    const page = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    rewrite(`functions/${page}.md`, (text) => withFunctionTables(text, called));
}
