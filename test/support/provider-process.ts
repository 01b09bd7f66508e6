import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { keypairStub } from "../../sdk/stub";
import { compileCache } from "./compile-cache";
import { doorOfTests, type Door } from "./door";
import { startEngine } from "./engine";
import { startEngineLog } from "./engine-log";
import { doNotWaitFor } from "./processes";
import { fromStruct, toMarkedStruct, toStruct, type Properties } from "./provider-values";
import { configureDynamic, configurePlugin, Wire } from "./provider-wire";
import { hear, leaksHeard, learn, refuseLeaks } from "./secrets/watch";

export type { Properties } from "./provider-values";

const ROOT = path.resolve(__dirname, "../..");
const mains = {
    dynamic: path.join(ROOT, "node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js"),
    plugin: path.join(ROOT, "build/plugin/pulumi-resource-twcc.cjs"),
};

export interface ProviderProcessOptions {
    /** The stack's configuration: `{"twcc:apiKey": …}`. */
    readonly config: Readonly<Record<string, string>>;
    /** More of the environment, which is empty otherwise: no TWCC variable, no home of the developer's. */
    readonly env?: Readonly<Record<string, string>>;
    /** `__provider` where the properties of a call hold none; the SDK's unless given. */
    readonly stub?: string;
    /** The engine's address, `127.0.0.1:PORT`; unless given, one where somebody listens until the process is stopped. */
    readonly engine?: string;
    /** Which process serves: Pulumi's for dynamic resources, or the plugin. Default: that of `TEST_DOOR`. */
    readonly door?: Door;
}

/** A failed call, as the engine gets it. */
export interface ProviderError {
    readonly message: string;
    /** What is packed into `grpc-status-details-bin` when the object is there but not finished. */
    readonly partial?: { readonly id: string; readonly properties: Properties; readonly reasons: readonly string[] };
}

/**
 * A provider process, as the engine drives it: Pulumi's with the stub that the SDK puts into the state, or the plugin.
 * What they answer has one form here.
 */
export interface ProviderProcess {
    check(news: Properties, olds?: Properties): Promise<{ inputs: Properties; failures: Failure[] }>;
    diff(id: string, olds: Properties, news: Properties): Promise<{ changes: boolean; replaces: string[] }>;
    create(inputs: Properties): Promise<{ id: string; state: Properties }>;
    read(id: string, state?: Properties): Promise<{ id: string; state: Properties }>;
    update(id: string, olds: Properties, news: Properties): Promise<Properties>;
    delete(id: string, state: Properties): Promise<void>;
    /** check, then create with its inputs: what `pulumi up` does with a new resource. */
    up(logicalName: string, args: Properties): Promise<{ id: string; inputs: Properties; state: Properties }>;
    /** Nobody reads any more what it prints, as after a killed engine: its next line breaks the pipes. */
    deafen(): void;
    /** Everything that it has printed so far. */
    output(): string;
    /** Resolves when the process has ended. */
    readonly ended: Promise<unknown>;
    /** Ends it, and fails if a secret leaked. */
    stop(): Promise<void>;
}

export interface Failure {
    readonly property: string;
    readonly reason: string;
}

export async function startProvider(options: ProviderProcessOptions): Promise<ProviderProcess> {
    const home = mkdtempSync(path.join(tmpdir(), "twcc-provider-"));
    const env = {
        HOME: home,
        PATH: process.env.PATH ?? "",
        PULUMI_NODEJS_PROJECT: "test",
        ...compileCache(),
        ...options.env,
    };
    const engine = await startEngine();
    const door = options.door ?? doorOfTests;
    const child = spawn(process.execPath, [mains[door], options.engine ?? engine.address], {
        cwd: ROOT,
        env,
        stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit");
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    const failed = exited.then((): never => {
        throw new Error(`The provider's process ended before it served:\n${output}`);
    });
    const port = await Promise.race([firstLine(child), failed]);
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    doNotWaitFor(child);
    const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const wire = new Wire(client);
    const provider = { __provider: options.stub ?? keypairStub };
    learn(options.config["twcc:apiKey"] ?? "", "the API key");
    const log = door === "plugin" ? await startEngineLog((message) => (output += `${message}\n`)) : undefined;
    const ready =
        log === undefined ? configureDynamic(wire, options.config) : configurePlugin(wire, options.config, log.address);
    /** The plugin goes by the type in the URN, where the dynamic provider goes by the code in the properties. */
    const urnOf = ({ __provider: stub = provider.__provider, logicalName = "web" }: Properties) => {
        const [kind = "Keypair"] = /Instance|PrivateKeyFile/.exec(String(stub)) ?? [];
        return `urn:pulumi:test::test::twcc:index:${kind}::${String(logicalName)}`;
    };
    const sent = (properties: Properties): Struct => {
        const { __provider: _stub, logicalName: _name, ...plain } = properties;
        return door === "dynamic" ? toStruct({ ...provider, ...properties }) : toMarkedStruct(plain);
    };
    /** The dynamic provider's process adds the code to what it answers. */
    const received = ({ __provider: stub = provider.__provider }: Properties, state: Properties): Properties =>
        door === "dynamic" ? state : { ...state, __provider: stub };
    /** Today's arguments of each object, which the engine takes from its state. */
    const inputsOf = new Map<string, Struct>();

    const call: ProviderProcess = {
        check: async (news, olds) => {
            const request = new protocol.CheckRequest();
            request.setUrn(urnOf(news));
            request.setOlds(olds === undefined ? toStruct({}) : sent(olds));
            request.setNews(sent(news));
            const answer = await wire.send("Check", request, protocol.CheckResponse);
            const failures = answer
                .getFailuresList()
                .map((one) => ({ property: one.getProperty(), reason: one.getReason() }));
            hear("check's failures", JSON.stringify(failures));
            // Those that check refuses go nowhere.
            const inputs = fromStruct(answer.getInputs(), failures.length === 0 ? "the inputs" : undefined);
            return { inputs: received(news, inputs), failures };
        },
        diff: async (id, olds, news) => {
            const request = new protocol.DiffRequest();
            request.setId(id);
            request.setUrn(urnOf(olds));
            request.setOlds(sent(olds));
            request.setNews(sent(news));
            request.setOldInputs(inputsOf.get(id));
            const answer = await wire.send("Diff", request, protocol.DiffResponse);
            const some = protocol.DiffResponse.DiffChanges.DIFF_SOME;
            return { changes: answer.getChanges() === some, replaces: answer.getReplacesList() };
        },
        create: async (inputs) => {
            const request = new protocol.CreateRequest();
            request.setUrn(urnOf(inputs));
            request.setProperties(sent(inputs));
            const answer = await wire.send("Create", request, protocol.CreateResponse);
            inputsOf.set(answer.getId(), sent(inputs));
            return { id: answer.getId(), state: received(inputs, fromStruct(answer.getProperties(), "the state")) };
        },
        read: async (id, state = {}) => {
            const request = new protocol.ReadRequest();
            request.setId(id);
            request.setUrn(urnOf(state));
            request.setProperties(sent(state));
            // `get` knows neither.
            if (Object.keys(state).length > 0) request.setInputs(inputsOf.get(id));
            const answer = await wire.send("Read", request, protocol.ReadResponse);
            return { id: answer.getId(), state: received(state, fromStruct(answer.getProperties(), "the state")) };
        },
        update: async (id, olds, news) => {
            const request = new protocol.UpdateRequest();
            request.setId(id);
            request.setUrn(urnOf(olds));
            request.setOlds(sent(olds));
            request.setNews(sent(news));
            request.setOldInputs(inputsOf.get(id));
            const answer = await wire.send("Update", request, protocol.UpdateResponse);
            inputsOf.set(id, sent(news));
            return received(olds, fromStruct(answer.getProperties(), "the state"));
        },
        delete: async (id, state) => {
            const request = new protocol.DeleteRequest();
            request.setId(id);
            request.setUrn(urnOf(state));
            request.setProperties(sent(state));
            await wire.send("Delete", request, undefined);
        },
        up: async (logicalName, args) => {
            const { inputs, failures } = await call.check({ ...args, logicalName });
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
            return { inputs, ...(await call.create(inputs)) };
        },
        output: () => output,
        deafen: () => {
            child.stdout.destroy();
            child.stderr.destroy();
        },
        ended: exited,
        stop: async () => {
            client.close();
            log?.stop();
            child.ref();
            child.kill("SIGTERM");
            await exited;
            engine.close();
            rmSync(home, { recursive: true, force: true });
            hear("what the provider printed", output);
            refuseLeaks(leaksHeard());
        },
    };
    await ready;
    return call;
}

/** What a call failed with; throws when it did not fail. */
export async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
    try {
        await call;
    } catch (error) {
        const { details, metadata } = error as grpc.ServiceError;
        hear("an error's message", details);
        const [packed] = metadata.get("grpc-status-details-bin");
        if (packed === undefined) return { message: details };
        const [any] = Status.deserializeBinary(Buffer.from(packed)).getDetailsList();
        const partial = protocol.ErrorResourceInitFailed.deserializeBinary(any!.getValue_asU8());
        fromStruct(partial.getInputs(), "the inputs");
        hear("a partial failure's reasons", partial.getReasonsList().join("\n"));
        return {
            message: details,
            partial: {
                id: partial.getId(),
                properties: fromStruct(partial.getProperties(), "the state"),
                reasons: partial.getReasonsList(),
            },
        };
    }
    throw new Error("The call succeeded.");
}

async function firstLine(child: ChildProcess): Promise<string> {
    const lines = createInterface({ input: child.stdout! });
    const [line] = (await once(lines, "line")) as [string];
    lines.close();
    child.stdout!.resume();
    return line;
}
