// npm run docs:tables: writes the tables of arguments and outputs into docs/resources, from the built package.
import * as fs from "node:fs";
import * as path from "node:path";

import { withTables } from "./docs/tables.mjs";
import { repository } from "./support/folders.mjs";

/** Page (and folder) of each resource, and its name in what the folder exports. */
const pages = { keypair: "keypair", instance: "instance", "private-key-file": "privateKeyFile" };

for (const [page, name] of Object.entries(pages)) {
    const { [name]: resource } = await import(new URL(`../dist/provider/${page}/index.js`, import.meta.url).href);
    const file = path.join(repository, "docs/resources", `${page}.md`);
    fs.writeFileSync(file, withTables(fs.readFileSync(file, "utf8"), resource));
}
