import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import { allEnded } from "../core/all-ended";
import type { Logger } from "../core/logger";

/** Shows messages at resources. What a plugin prints, the engine hides. */
export class EngineLog {
    private client: EngineClient | undefined;
    private readonly pending = new Set<Promise<void>>();

    /** @param address - the engine's, `127.0.0.1:port`. */
    connect(address: string): void {
        this.client = new EngineClient(address, grpc.credentials.createInsecure());
    }

    /** The log of one resource; without a URN, of the whole program. */
    of(urn: string): Logger {
        return {
            info: (message) => {
                this.send(LogSeverity.INFO, urn, message);
            },
            warn: (message) => {
                this.send(LogSeverity.WARNING, urn, message);
            },
        };
    }

    /** Waits until the engine has everything: a message after the answer could be too late to be shown. */
    async flush(): Promise<void> {
        await allEnded([...this.pending]);
    }

    private send(severity: LogSeverity, urn: string, message: string): void {
        const { client } = this;
        if (client === undefined) return;
        const request = new LogRequest();
        request.setSeverity(severity);
        request.setUrn(urn);
        request.setMessage(message);
        const sent = new Promise<void>((resolve) => {
            // An engine that is gone shows nothing.
            client.log(request, new grpc.Metadata(), { deadline: Date.now() + patience }, () => {
                resolve();
            });
        });
        this.pending.add(sent);
        void sent.then(() => this.pending.delete(sent));
    }
}

/** Milliseconds for the engine to take a message. */
const patience = 2000;
