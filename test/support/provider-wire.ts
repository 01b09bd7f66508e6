import type { Client } from "@grpc/grpc-js";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { hear } from "./secrets/watch";
import { fromStruct, toStruct } from "./provider-values";

interface Message {
    serializeBinary(): Uint8Array;
}

interface Answer<T> {
    deserializeBinary(bytes: Uint8Array): T;
}

/** Calls of the provider protocol. The generated client needs the generated server's types; the path says the same. */
export class Wire {
    constructor(private readonly client: Client) {}

    send<T>(method: string, request: Message, answer: Answer<T>): Promise<T>;
    send(method: string, request: Message, answer: undefined): Promise<undefined>;
    send<T>(method: string, request: Message, answer?: Answer<T>) {
        return new Promise<T | undefined>((resolve, reject) => {
            this.client.makeUnaryRequest(
                `/pulumirpc.ResourceProvider/${method}`,
                (message: Message) => Buffer.from(message.serializeBinary()),
                (bytes: Buffer) => answer?.deserializeBinary(bytes),
                request,
                // What the process printed before its answer may be read after it, in the same turn of the loop.
                (error, value) => {
                    setImmediate(() => {
                        if (error === null) resolve(value);
                        else reject(error);
                    });
                },
            );
        });
    }
}

type Config = Readonly<Record<string, string>>;

/** The dynamic provider gets the stack's configuration. */
export async function configureDynamic(wire: Wire, config: Config): Promise<void> {
    const request = new protocol.ConfigureRequest();
    request.setArgs(toStruct(config));
    await wire.send("Configure", request, protocol.ConfigureResponse);
}

/**
 * The engine asks first what the plugin can do, names its provider by a URN, has the configuration checked, and sends
 * back what check returned. It would stop at what check finds wrong, where the tests ask resources what they say of it.
 * @param engine - the address of the engine's log.
 */
export async function configurePlugin(wire: Wire, config: Config, engine: string): Promise<void> {
    const handshake = new protocol.ProviderHandshakeRequest();
    handshake.setEngineAddress(engine);
    await wire.send("Handshake", handshake, protocol.ProviderHandshakeResponse);
    const urn = "urn:pulumi:test::test::pulumi:providers:twcc::default";
    const args = Object.entries(config).map(([name, value]) => [name.replace(/^twcc:/, ""), value]);
    const check = new protocol.CheckRequest();
    check.setUrn(urn);
    check.setNews(toStruct(Object.fromEntries(args) as Config));
    const checked = await wire.send("CheckConfig", check, protocol.CheckResponse);
    const reasons = checked.getFailuresList().map((one) => one.getReason());
    hear("the failures of the configuration's check", reasons.join("\n"));
    fromStruct(checked.getInputs(), "the configuration");
    const request = new protocol.ConfigureRequest();
    request.setUrn(urn);
    request.setArgs(checked.getInputs());
    await wire.send("Configure", request, protocol.ConfigureResponse);
}
