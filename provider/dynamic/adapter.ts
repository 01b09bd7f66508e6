import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { Resource } from "../core/resource";
import { widenThreadPool } from "../core/threads";
import { theEngine } from "../process/engine";
import { Served } from "../process/served";
import { sessionOf } from "../process/session";
import { toEngineError } from "./errors";
import { fromWire, toWire } from "./pulumi-values";

type Properties = Record<string, unknown>;

/**
 * Serves a resource as Pulumi's dynamic provider: secret wrapping, wire values and errors, nothing else.
 * What Pulumi's engine does with such a provider: docs/contributing/pulumi-engine.md.
 */
export function adapt<Inputs extends object, State extends object>(
    resource: Resource<Inputs, State>,
): Required<Omit<dynamic.ResourceProvider, "configure">> & Pick<dynamic.ResourceProvider, "configure"> {
    widenThreadPool();
    const engine = theEngine();
    // Calls before configure, or after a failed one, are served, too.
    let session = sessionOf(() => undefined, engine.gone);
    const served = new Served(resource, engine, () => session);

    return {
        // Nothing is awaited here, since other calls may come in the meantime
        // (docs/contributing/pulumi-engine.md#configuration).
        configure: (request) => {
            session = sessionOf((key) => request.config.get(key), engine.gone);
            return Promise.resolve();
        },

        check: (olds: Properties, news: Properties) =>
            shown(news, async () => {
                const logicalName = typeof news.logicalName === "string" ? news.logicalName : withoutLogicalName;
                const before = Object.keys(olds).length === 0 ? undefined : fromWire(olds);
                const { inputs, failures } = await served.check(before, fromWire(news), logicalName);
                return {
                    inputs: toWire(inputs),
                    // The engine prints the value of the property that a failure names, even a secret one. So name
                    // none.
                    failures: failures.map((reason) => ({ property: "", reason })),
                };
            }),

        diff: (_id: string, olds: Properties, news: Properties) =>
            shown(news, () => {
                const changes = served.diff(fromWire(olds) as State, fromWire(news));
                // The plugin writes states without the stub. Without one, refresh and destroy could not run.
                const stubIsMissing = olds.__provider === undefined;
                return {
                    changes: stubIsMissing || Object.keys(changes).length > 0,
                    replaces: Object.keys(changes).filter((name) => changes[name] === "replace"),
                    // Otherwise the engine would first delete everything that depends on it
                    // (docs/contributing/pulumi-engine.md#replacements).
                    deleteBeforeReplace: false,
                };
            }),

        create: (inputs: Properties) =>
            shown(inputs, async () => {
                const { id, state } = await served.create(fromWire(inputs) as Inputs);
                return { id, outs: toWire(state as Properties) };
            }),

        read: (id: string, props: Properties = {}) =>
            shown(props, async () => {
                const known = fromWire(props);
                // `get` sends no state, and would silently succeed on an id that does not exist.
                const state = Object.keys(known).length === 0 ? undefined : (known as State);
                const found = await served.read(id, state);
                // Without an id the engine removes it from the state, and the next `up` creates a new one.
                return found === undefined ? { id: "", props: {} } : { id, props: toWire(found as Properties) };
            }),

        update: (id: string, olds: Properties, news: Properties) =>
            shown(news, async () => {
                const state = await served.update(id, fromWire(olds) as State, fromWire(news) as Inputs);
                return { outs: toWire(state as Properties) };
            }),

        delete: (id: string, props: Properties) => shown(props, () => served.delete(id, fromWire(props) as State)),
    };
}

/** With ignoreChanges: ["*"] the engine passes no logical name, since the old inputs do not contain it. */
const withoutLogicalName = "a resource with ignoreChanges: *";

/** Runs an operation. Whatever it throws reaches the engine as a readable error. */
async function shown<T>(properties: Properties, operation: () => T | Promise<T>): Promise<T> {
    try {
        return await operation();
    } catch (error) {
        throw toEngineError(error, properties.__provider);
    }
}
