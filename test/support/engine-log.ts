import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The part of Pulumi's engine that takes a plugin's messages. */
export interface EngineLog {
    /** `127.0.0.1:PORT`. */
    readonly address: string;
    stop(): void;
}

/** @param tell - gets each message as the CLI shows it. */
export async function startEngineLog(tell: (message: string) => void): Promise<EngineLog> {
    const server = new grpc.Server();
    const nothing = (_call: unknown, callback: grpc.sendUnaryData<Empty>) => {
        callback(null, new Empty());
    };
    server.addService(EngineService, {
        log: ({ request }: { request: LogRequest }, callback: grpc.sendUnaryData<Empty>) => {
            const warning = request.getSeverity() === LogSeverity.WARNING ? "warning: " : "";
            tell(`${warning}${request.getMessage()}`);
            callback(null, new Empty());
        },
        getRootResource: nothing,
        setRootResource: nothing,
        startDebugging: nothing,
        requirePulumiVersion: nothing,
    });
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) resolve(bound);
            else reject(error);
        });
    });
    return {
        address: `127.0.0.1:${port}`,
        stop: () => {
            server.forceShutdown();
        },
    };
}
