// npm run plugin: bundles the provider plugin and packs it for each system, into build/plugin.
import * as fs from "node:fs";
import * as path from "node:path";

import { archive } from "./plugin/archive.mjs";
import { bundlePlugin } from "./plugin/bundle.mjs";
import { main } from "./support/failure.mjs";
import { repository } from "./support/folders.mjs";

/** Go's names, as `pulumi plugin install` asks for them. */
const systems = ["linux", "darwin", "windows"].flatMap((os) => ["amd64", "arm64"].map((arch) => `${os}-${arch}`));

await main(async () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(repository, "package.json"), "utf8"));
    const folder = path.join(repository, "build", "plugin");
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    // The same for every system: it needs Node.
    const packed = await archive(await bundlePlugin(folder));
    for (const system of systems) {
        const file = `pulumi-resource-twcc-v${version}-${system}.tar.gz`;
        fs.writeFileSync(path.join(folder, file), packed);
        console.log(`build/plugin/${file}`);
    }
    return 0;
});
