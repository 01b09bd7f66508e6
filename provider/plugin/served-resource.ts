import * as rpc from "@pulumi/pulumi/proto/provider_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Resource } from "../core/resource";
import type { Engine } from "../process/engine";
import { Served, type Call } from "../process/served";
import type { Session } from "../process/session";
import { failure } from "./configuration";
import { detailedDiff } from "./detailed-diff";
import { toStatus } from "./errors";
import type { EngineLog } from "./log";
import { proposalOf } from "./proposal";
import { secretInputs, secretOutputs } from "./secrets";
import { fromStruct, toStruct, type Received } from "./values";

type Properties = Record<string, unknown>;

/** What the calls about any resource have in common. */
type Request = Pick<rpc.CreateRequest, "getUrn"> & Partial<Pick<rpc.CreateRequest, "getTimeout">>;

/** Serves a resource over gRPC: messages, secrets, previews and detailed diffs, nothing else. */
export class ServedResource<Inputs extends object, State extends object> {
    private readonly served: Served<Inputs, State>;

    constructor(
        private readonly resource: Resource<Inputs, State>,
        engine: Engine,
        session: () => Session,
        private readonly log: EngineLog,
    ) {
        this.served = new Served(resource, engine, session);
    }

    async check(request: rpc.CheckRequest): Promise<rpc.CheckResponse> {
        const { values: olds } = fromStruct(request.getOlds());
        const { values: news, secrets } = fromStruct(request.getNews());
        const before = Object.keys(olds).length === 0 ? undefined : olds;
        const logicalName = request.getUrn().split("::").slice(3).join("::");
        const proposal = proposalOf(request.getAutonaming());
        const seed = request.getRandomseed_asU8();
        const { inputs, failures } = await this.served.check(before, news, logicalName, {
            ...this.callOf(request),
            ...(seed.length > 0 && { seed }),
            ...(proposal !== undefined && { proposal }),
        });
        const response = new rpc.CheckResponse();
        response.setInputs(this.inputStruct(inputs, secrets));
        response.setFailuresList(failures.map(failure));
        return response;
    }

    diff(request: rpc.DiffRequest): rpc.DiffResponse {
        const state = fromStruct(request.getOlds()).values as State;
        const before = fromStruct(request.getOldInputs()).values;
        const inputs = fromStruct(request.getNews()).values;
        const changes = this.served.diff(state, inputs, this.callOf(request));
        const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
        const names = Object.keys(changes);
        const response = new rpc.DiffResponse();
        response.setChanges(names.length === 0 ? DIFF_NONE : DIFF_SOME);
        response.setReplacesList(names.filter((name) => changes[name] === "replace"));
        const details = detailedDiff(this.resource.arguments, changes, before, inputs);
        response.setHasdetaileddiff(true);
        response.setDiffsList([...details.keys()]);
        details.forEach((detail, name) => response.getDetaileddiffMap().set(name, detail));
        return response;
    }

    async create(request: rpc.CreateRequest): Promise<rpc.CreateResponse> {
        const inputs = fromStruct(request.getProperties());
        const response = new rpc.CreateResponse();
        if (request.getPreview()) {
            response.setProperties(this.stateStruct(this.served.foresee(undefined, inputs.values), inputs));
            return response;
        }
        return this.saved(inputs, async () => {
            const { id, state } = await this.served.create(inputs.values as Inputs, this.callOf(request));
            response.setId(id);
            response.setProperties(this.stateStruct(state as Properties, inputs));
            return response;
        });
    }

    async read(request: rpc.ReadRequest): Promise<rpc.ReadResponse> {
        const id = request.getId();
        const known = fromStruct(request.getProperties());
        const inputs = fromStruct(request.getInputs());
        const response = new rpc.ReadResponse();
        if (Object.keys(known.values).length === 0) {
            const { state, inputs: found } = await this.served.find(id, this.callOf(request));
            response.setId(id);
            response.setProperties(this.stateStruct(state as Properties, inputs));
            response.setInputs(this.inputStruct(found, inputs.secrets));
            return response;
        }
        const state = await this.served.read(id, known.values as State, this.callOf(request));
        // Without an id the engine removes it from the state, and the next `up` creates a new one.
        if (state === undefined) return response;
        response.setId(id);
        response.setProperties(this.stateStruct(state as Properties, inputs, known.secrets));
        response.setInputs(request.getInputs());
        return response;
    }

    async update(request: rpc.UpdateRequest): Promise<rpc.UpdateResponse> {
        const before = fromStruct(request.getOlds()).values as State;
        const inputs = fromStruct(request.getNews());
        const response = new rpc.UpdateResponse();
        if (request.getPreview()) {
            response.setProperties(this.stateStruct(this.served.foresee(before, inputs.values), inputs));
            return response;
        }
        return this.saved(inputs, async () => {
            const call = this.callOf(request);
            const state = await this.served.update(request.getId(), before, inputs.values as Inputs, call);
            response.setProperties(this.stateStruct(state as Properties, inputs));
            return response;
        });
    }

    async delete(request: rpc.DeleteRequest): Promise<void> {
        const state = fromStruct(request.getProperties()).values as State;
        await this.served.delete(request.getId(), state, this.callOf(request));
    }

    /** What create or update left goes into the state with its secrets marked. */
    private async saved<T>(inputs: Received, operation: () => Promise<T>): Promise<T> {
        try {
            return await operation();
        } catch (error) {
            const toState = (state: Readonly<Properties>) => this.stateStruct(state, inputs);
            // eslint-disable-next-line @typescript-eslint/only-throw-error -- gRPC's form of an error
            throw toStatus(error, toState, this.inputStruct(inputs.values, inputs.secrets));
        }
    }

    private callOf(request: Request): Call {
        const seconds = request.getTimeout?.() ?? 0;
        return { log: this.log.of(request.getUrn()), ...(seconds > 0 && { limit: seconds * 1000 }) };
    }

    private inputStruct(inputs: Readonly<Properties>, secrets: ReadonlySet<string>): Struct {
        return toStruct(inputs, secretInputs(this.resource.arguments, secrets));
    }

    private stateStruct(state: Readonly<Properties>, inputs: Received, before?: ReadonlySet<string>): Struct {
        return toStruct(state, secretOutputs(this.resource.outputs, inputs.secrets, before));
    }
}
