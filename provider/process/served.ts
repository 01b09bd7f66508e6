import { createHash, randomBytes } from "node:crypto";
import { PartialFailure } from "../core/errors";
import { notFound } from "../core/not-found";
import type { Logger } from "../core/logger";
import type { Difference, Found, NameProposal, Resource } from "../core/resource";
import type { Engine } from "./engine";
import type { Session } from "./session";

type Properties = Readonly<Record<string, unknown>>;

/** What an engine adds to a call. */
export interface Call {
    /** Where messages about this resource are shown. Default: the output of the process. */
    readonly log?: Logger;
    /** The milliseconds of the option `customTimeouts`, if it is set. */
    readonly limit?: number;
}

/**
 * A resource as every adapter serves it: what a call of the engine does, in the core's values. Nothing here knows how
 * the values reach the engine.
 */
export class Served<Inputs extends object, State extends object> {
    /** @param session - today's session, which changes with each configuration. */
    constructor(
        private readonly resource: Resource<Inputs, State>,
        private readonly engine: Engine,
        private readonly session: () => Session,
    ) {}

    /**
     * Checks arguments, also against the other resources of the program and, if TWCC can be asked, against what TWCC
     * offers.
     * @param olds - the inputs of the existing resource, if there is one.
     * @param proposal - what `pulumi:autonaming` asks for.
     * @param seed - random bytes that stay the same for an update plan.
     * @returns the inputs to use, and what is wrong, as whole sentences without a secret.
     */
    async check(
        olds: Properties | undefined,
        news: Properties,
        logicalName: string,
        { log, proposal, seed }: Call & { readonly proposal?: NameProposal; readonly seed?: Uint8Array } = {},
    ): Promise<{ inputs: Record<string, unknown>; failures: readonly string[] }> {
        const session = this.session();
        const suffix = () => (seed === undefined ? randomBytes(4) : hashed(seed)).toString("hex").slice(0, 7);
        const naming = { logicalName, suffix, ...(proposal !== undefined && { proposal }) };
        await this.resource.prepare?.(news);
        const checked = this.resource.check(session, olds, news, naming);
        checked.warnings.forEach((warning) => {
            session.warnOnce(warning, log);
        });
        const contest =
            checked.claim === undefined ? undefined : session.claim(checked.claim, logicalName, checked.clash);
        const failures = contest === undefined ? [...checked.failures] : [...checked.failures, contest];
        if (failures.length === 0) failures.push(...(await this.validated(olds, checked.inputs)));
        return { inputs: checked.inputs, failures };
    }

    /** Compares, and shows the reasons that the arguments do not show. */
    diff(state: State, inputs: Record<string, unknown>, { log }: Call = {}): Difference["changes"] {
        const session = this.session();
        const { changes, reasons } = this.resource.diff(session, state, inputs);
        reasons.forEach((reason) => {
            session.warnOnce(reason, log);
        });
        return changes;
    }

    /** What create or update will return, for a preview. */
    foresee(before: State | undefined, inputs: Properties): Properties {
        return this.resource.foresee(this.session(), before, inputs);
    }

    create(inputs: Inputs, call: Call = {}): Promise<{ id: string; state: State }> {
        return this.saved(undefined, () => this.resource.create(this.context(call), inputs));
    }

    /**
     * @param known - the state; `undefined` if the program only refers to the object, which then has to exist.
     * @returns the new state; `undefined` if the object does not exist any more.
     */
    async read(id: string, known: State | undefined, call: Call = {}): Promise<State | undefined> {
        const found = await this.resource.read(this.context(call), id, known);
        if (found === undefined && known === undefined) throw notFound(this.resource, id);
        return found;
    }

    /** Reads an existing object with the arguments that describe it. */
    async find(id: string, call: Call = {}): Promise<Found<State>> {
        if (this.resource.find === undefined) throw notFound(this.resource, id);
        const found = await this.resource.find(this.context(call), id);
        if (found === undefined) throw notFound(this.resource, id);
        return found;
    }

    async update(id: string, before: State, inputs: Inputs, call: Call = {}): Promise<State> {
        const { state } = await this.saved(before, async () => ({
            id,
            state: await this.resource.update(this.context(call), id, before, inputs),
        }));
        return state;
    }

    delete(id: string, state: State, call: Call = {}): Promise<void> {
        return this.engine.run(() => this.resource.delete(this.context(call), id, state));
    }

    private context({ log, limit }: Call) {
        return this.session().context(log, limit);
    }

    /** Runs create or update. If the engine is gone, nobody can save the result, so it is undone. */
    private saved(before: State | undefined, make: () => Promise<{ id: string; state: State }>) {
        return this.engine.run(make, async (outcome) => {
            const made: unknown = outcome.status === "fulfilled" ? outcome.value : outcome.reason;
            if (made instanceof Error && !(made instanceof PartialFailure)) return;
            const { id, state } = made as { id: string; state: State };
            await this.resource.undo(this.session().context(), id, before, state);
        });
    }

    /** What is wrong with the arguments according to TWCC, if TWCC can be asked. */
    private async validated(olds: Properties | undefined, inputs: Properties): Promise<readonly string[]> {
        if (this.resource.validate === undefined) return [];
        const context = this.session().glance();
        if (context === undefined) return [];
        // Create checks again and reports what is wrong.
        return this.resource.validate(context, olds, inputs).catch(() => []);
    }
}

const hashed = (seed: Uint8Array) => createHash("sha256").update(seed).digest();
