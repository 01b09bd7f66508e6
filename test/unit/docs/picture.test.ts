import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "../../support/docs/pages";

test("the picture of the data flow is the one that its source makes", async () => {
    const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
    const read = (name: string) => readFileSync(path.join(repository, "docs", name), "utf8");
    const graphviz = await Graphviz.load();
    expect(read("data-flow.svg")).toBe(graphviz.dot(read("data-flow.dot")));
});
