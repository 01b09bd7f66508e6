// npm run gateway: the local TWCC gateway in the foreground. Its options may follow: npm run gateway -- --port 8080
import * as fs from "node:fs";
import * as path from "node:path";

import { compile } from "./setup.mjs";
import { gatewayProgram } from "./stack/gateway-process.mjs";
import { standaloneGatewayData } from "./stack/paths.mjs";
import { main } from "./support/failure.mjs";
import { runInForeground } from "./support/run.mjs";

await main(async () => {
    const args = process.argv.slice(2);
    await compile();
    const ownData = args.some((arg) => /^--data(=|$)/.test(arg));
    const data = standaloneGatewayData();
    if (!ownData) {
        fs.mkdirSync(path.dirname(data), { recursive: true, mode: 0o700 });
        console.error(`The gateway's data: ${data}`);
    }
    return runInForeground([
        process.execPath,
        gatewayProgram,
        ...(ownData ? [] : ["--data", data]),
        "--parent",
        String(process.pid),
        ...args,
    ]);
});
