// npm run sdks: generates the SDKs for Node, Python and Go from provider/schema/schema.json, into build/sdks.
import * as fs from "node:fs";
import * as path from "node:path";

import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";
import { runStep } from "./support/run.mjs";

const folder = path.join(repository, "build", "sdks");

/** The module of the Go SDK, until the package has a repository of its own. */
const GO_MODULE = `module example.com/pulumi-twcc/sdk/go

go 1.25

require (
	github.com/blang/semver v3.5.1+incompatible
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)
`;

await main(async () => {
    const cwd = path.join(repository, "scripts", "engine", "cli");
    const generator = path.join(repository, "build", "sdk-generator");
    const env = { ...process.env, GOWORK: "off" };
    await runStep({
        what: "compiling the generator of the SDKs",
        command: ["go", "build", "-mod=readonly", "-trimpath", "-o", generator, "./sdk-generator"],
        cwd,
        env,
        hint: "It needs Go, as the build of the engine does.",
    });
    fs.rmSync(folder, { recursive: true, force: true });
    const schema = path.join(repository, "provider", "schema", "schema.json");
    await runStep({ what: "generating the SDKs", command: [generator, schema, folder], cwd, env });
    fs.writeFileSync(path.join(folder, "go", "go.mod"), GO_MODULE);
    console.log("build/sdks");
    return 0;
});
