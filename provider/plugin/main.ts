import * as grpc from "@grpc/grpc-js";
import manifest from "../../package.json";
import { widenThreadPool } from "../core/threads";
import { theEngine } from "../process/engine";
import { pluginServer } from "./server";

/** The engine starts `pulumi-resource-twcc <its address>`, and reads the port of the server from the first line. */
widenThreadPool();
const server = pluginServer(manifest, theEngine(), process.argv[2]);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
});
