// npm run schema: writes provider/schema/schema.json from the built package.
import * as fs from "node:fs";
import * as path from "node:path";

import { repository } from "./support/folders.mjs";

const { schemaOf } = await import(new URL("../dist/provider/schema/schema.js", import.meta.url).href);
const manifest = JSON.parse(fs.readFileSync(path.join(repository, "package.json"), "utf8"));
const file = path.join(repository, "provider/schema/schema.json");
fs.writeFileSync(file, `${JSON.stringify(schemaOf(manifest), null, 4)}\n`);
