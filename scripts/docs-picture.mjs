// npm run docs:picture: draws docs/data-flow.svg from docs/data-flow.dot.
import * as fs from "node:fs";
import * as path from "node:path";

import { Graphviz } from "@hpcc-js/wasm-graphviz";

import { repository } from "./support/folders.mjs";

const file = (/** @type {string} */ name) => path.join(repository, "docs", name);
const graphviz = await Graphviz.load();
fs.writeFileSync(file("data-flow.svg"), graphviz.dot(fs.readFileSync(file("data-flow.dot"), "utf8")));
