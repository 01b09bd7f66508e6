import * as grpc from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as rpc from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { UserError } from "../core/errors";
import { instance } from "../instance";
import { keypair } from "../keypair";
import { privateKeyFile } from "../private-key-file";
import type { Engine } from "../process/engine";
import { sessionOf, type Session } from "../process/session";
import { schemaOf, type Package } from "../schema/schema";
import { checkConfiguration, configuredSession } from "./configuration";
import { toStatus } from "./errors";
import { invoke } from "./functions";
import { EngineLog } from "./log";
import { ServedResource } from "./served-resource";

/** The part of a resource that the server calls. Kinds differ in the types of their arguments and states only. */
type AnyResource = Pick<ServedResource<object, object>, "check" | "diff" | "create" | "read" | "update" | "delete">;

/** Pulumi's provider protocol (pulumi/pulumi: proto/pulumi/provider.proto), as far as this package needs it. */
export function pluginServer(manifest: Package, engine: Engine, engineAddress: string | undefined): grpc.Server {
    const log = new EngineLog();
    if (engineAddress !== undefined) log.connect(engineAddress);
    let session: Session = sessionOf(() => undefined, engine.gone);
    const served = <Inputs extends object, State extends object>(
        ...[resource]: [ConstructorParameters<typeof ServedResource<Inputs, State>>[0]]
    ): AnyResource => new ServedResource(resource, engine, () => session, log);
    const resources: Readonly<Record<string, AnyResource>> = {
        "twcc:index:Keypair": served(keypair),
        "twcc:index:Instance": served(instance),
        "twcc:index:PrivateKeyFile": served(privateKeyFile),
    };
    const resourceOf = (request: { getUrn(): string }): AnyResource => {
        const type = request.getUrn().split("::")[2]?.split("$").at(-1) ?? "";
        const resource = resources[type];
        if (resource === undefined) throw new UserError(`twcc has no resource ${type}.`);
        return resource;
    };

    /** Answers a call when all messages about it were shown. */
    const unary =
        <Request, Response>(answer: (request: Request) => Response | Promise<Response>) =>
        ({ request }: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
            void (async () => {
                try {
                    const response = await answer(request);
                    await log.flush();
                    callback(null, response);
                } catch (error) {
                    await log.flush();
                    callback(isStatus(error) ? error : toStatus(error));
                }
            })();
        };

    const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
    server.addService(ResourceProviderService, {
        handshake: unary((request: rpc.ProviderHandshakeRequest) => {
            log.connect(request.getEngineAddress());
            const response = new rpc.ProviderHandshakeResponse();
            response.setAcceptSecrets(true);
            response.setSupportsAutonamingConfiguration(true);
            return response;
        }),
        attach: unary((request: PluginAttach) => {
            log.connect(request.getAddress());
            return new Empty();
        }),
        getPluginInfo: unary(() => {
            const info = new PluginInfo();
            info.setVersion(manifest.version);
            return info;
        }),
        getSchema: unary(() => {
            const response = new rpc.GetSchemaResponse();
            response.setSchema(JSON.stringify(schemaOf(manifest)));
            return response;
        }),
        checkConfig: unary(checkConfiguration),
        // Another API key or endpoint never replaces a provider: all of its resources would be replaced with it. What
        // belongs to another account is refused where it is used.
        diffConfig: unary(() => new rpc.DiffResponse()),
        configure: unary((request: rpc.ConfigureRequest) => {
            session = configuredSession(request, engine.gone);
            const response = new rpc.ConfigureResponse();
            response.setAcceptsecrets(true);
            response.setSupportspreview(true);
            response.setSupportsAutonamingConfiguration(true);
            return response;
        }),
        invoke: unary((request: rpc.InvokeRequest) => invoke(request, () => session, log.of(""))),
        check: unary((request: rpc.CheckRequest) => resourceOf(request).check(request)),
        diff: unary((request: rpc.DiffRequest) => resourceOf(request).diff(request)),
        create: unary((request: rpc.CreateRequest) => resourceOf(request).create(request)),
        read: unary((request: rpc.ReadRequest) => resourceOf(request).read(request)),
        update: unary((request: rpc.UpdateRequest) => resourceOf(request).update(request)),
        delete: unary(async (request: rpc.DeleteRequest) => {
            await resourceOf(request).delete(request);
            return new Empty();
        }),
        cancel: unary(() => {
            engine.cancel();
            return new Empty();
        }),
    } satisfies Partial<Record<keyof typeof ResourceProviderService, unknown>>);
    return server;
}

function isStatus(error: unknown): error is Partial<grpc.StatusObject> {
    return typeof error === "object" && error !== null && !(error instanceof Error) && "code" in error;
}
