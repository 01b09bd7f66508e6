import { randomBytes } from "node:crypto";
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { PartialFailure } from "../core/errors";
import { notFound } from "../core/not-found";
import type { Resource } from "../core/resource";
import { widenThreadPool } from "../core/threads";
import { theEngine } from "./engine";
import { toEngineError } from "./errors";
import { sessionOf } from "./session";
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

    /** Runs create or update. If the engine is gone, nobody can save the result, so it is undone. */
    const saved = (before: State | undefined, make: () => Promise<{ id: string; state: State }>) =>
        engine.run(make, async (outcome) => {
            const made: unknown = outcome.status === "fulfilled" ? outcome.value : outcome.reason;
            if (made instanceof Error && !(made instanceof PartialFailure)) return;
            const { id, state } = made as { id: string; state: State };
            await resource.undo(session.context(), id, before, state);
        });

    /** What is wrong with the arguments according to TWCC, if TWCC can be asked. */
    const validated = async (olds: Properties | undefined, inputs: Properties): Promise<readonly string[]> => {
        if (resource.validate === undefined) return [];
        const context = session.glance();
        if (context === undefined) return [];
        // Create checks again and reports what is wrong.
        return resource.validate(context, olds, inputs).catch(() => []);
    };

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
                const naming = {
                    logicalName,
                    suffix: () => randomBytes(4).toString("hex").slice(0, 7),
                };
                const before = Object.keys(olds).length === 0 ? undefined : fromWire(olds);
                const checked = resource.check(session, before, fromWire(news), naming);
                checked.warnings.forEach((warning) => {
                    session.warnOnce(warning);
                });
                const contest =
                    checked.claim === undefined ? undefined : session.claim(checked.claim, logicalName, checked.clash);
                const failures = contest === undefined ? [...checked.failures] : [...checked.failures, contest];
                if (failures.length === 0) failures.push(...(await validated(before, checked.inputs)));
                return {
                    inputs: toWire(checked.inputs),
                    // The engine prints the value of the property that a failure names, even a secret one. So name
                    // none.
                    failures: failures.map((reason) => ({ property: "", reason })),
                };
            }),

        diff: (_id: string, olds: Properties, news: Properties) =>
            shown(news, () => {
                const { changes, reasons } = resource.diff(session, fromWire(olds) as State, fromWire(news));
                reasons.forEach((reason) => {
                    session.warnOnce(reason);
                });
                return {
                    changes: Object.keys(changes).length > 0,
                    replaces: Object.keys(changes).filter((name) => changes[name] === "replace"),
                    // Otherwise the engine would first delete everything that depends on it
                    // (docs/contributing/pulumi-engine.md#replacements).
                    deleteBeforeReplace: false,
                };
            }),

        create: (inputs: Properties) =>
            shown(inputs, async () => {
                const { id, state } = await saved(undefined, () =>
                    resource.create(session.context(), fromWire(inputs) as Inputs),
                );
                return { id, outs: toWire(state as Properties) };
            }),

        read: (id: string, props: Properties = {}) =>
            shown(props, async () => {
                const known = fromWire(props);
                // `get` sends no state, and would silently succeed on an id that does not exist.
                const fresh = Object.keys(known).length === 0;
                const found = await resource.read(session.context(), id, fresh ? undefined : (known as State));
                if (found === undefined && fresh) throw notFound(resource, id);
                // Without an id the engine removes it from the state, and the next `up` creates a new one.
                if (found === undefined) return { id: "", props: {} };
                return { id, props: toWire(found as Properties) };
            }),

        update: (id: string, olds: Properties, news: Properties) =>
            shown(news, async () => {
                const before = fromWire(olds) as State;
                const { state } = await saved(before, async () => ({
                    id,
                    state: await resource.update(session.context(), id, before, fromWire(news) as Inputs),
                }));
                return { outs: toWire(state as Properties) };
            }),

        delete: (id: string, props: Properties) =>
            shown(props, () => engine.run(() => resource.delete(session.context(), id, fromWire(props) as State))),
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
