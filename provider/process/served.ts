import { randomBytes } from "node:crypto";
import { PartialFailure } from "../core/errors";
import { notFound } from "../core/not-found";
import type { Difference, Resource } from "../core/resource";
import type { Engine } from "./engine";
import type { Session } from "./session";

type Properties = Readonly<Record<string, unknown>>;

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
     * @returns the inputs to use, and what is wrong, as whole sentences without a secret.
     */
    async check(
        olds: Properties | undefined,
        news: Properties,
        logicalName: string,
    ): Promise<{ inputs: Record<string, unknown>; failures: readonly string[] }> {
        const session = this.session();
        const suffix = () => randomBytes(4).toString("hex").slice(0, 7);
        const checked = this.resource.check(session, olds, news, { logicalName, suffix });
        checked.warnings.forEach((warning) => {
            session.warnOnce(warning);
        });
        const contest =
            checked.claim === undefined ? undefined : session.claim(checked.claim, logicalName, checked.clash);
        const failures = contest === undefined ? [...checked.failures] : [...checked.failures, contest];
        if (failures.length === 0) failures.push(...(await this.validated(olds, checked.inputs)));
        return { inputs: checked.inputs, failures };
    }

    /** Compares, and shows the reasons that the arguments do not show. */
    diff(state: State, inputs: Record<string, unknown>): Difference["changes"] {
        const session = this.session();
        const { changes, reasons } = this.resource.diff(session, state, inputs);
        reasons.forEach((reason) => {
            session.warnOnce(reason);
        });
        return changes;
    }

    create(inputs: Inputs): Promise<{ id: string; state: State }> {
        return this.saved(undefined, () => this.resource.create(this.session().context(), inputs));
    }

    /**
     * @param known - the state; `undefined` if the program only refers to the object, which then has to exist.
     * @returns the new state; `undefined` if the object does not exist any more.
     */
    async read(id: string, known: State | undefined): Promise<State | undefined> {
        const found = await this.resource.read(this.session().context(), id, known);
        if (found === undefined && known === undefined) throw notFound(this.resource, id);
        return found;
    }

    async update(id: string, before: State, inputs: Inputs): Promise<State> {
        const { state } = await this.saved(before, async () => ({
            id,
            state: await this.resource.update(this.session().context(), id, before, inputs),
        }));
        return state;
    }

    delete(id: string, state: State): Promise<void> {
        return this.engine.run(() => this.resource.delete(this.session().context(), id, state));
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
