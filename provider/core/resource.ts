import type { Configuration } from "../configuration";
import type { TwccClient } from "../client";
import type { Claims } from "./claims";
import type { Deadline } from "./deadline";
import type { Locks } from "./locks";
import type { Logger } from "./logger";

/** What an operation that only looks at values may use. Such operations are pure: same values in, same values out. */
export interface ViewContext {
    readonly configuration: Configuration;
}

/** What an operation that talks to TWCC may use. Nothing of it outlives the operation but the client. */
export interface Context extends ViewContext {
    /** Throws a {@link UserError} where there is no API key. */
    readonly client: () => TwccClient;
    readonly log: Logger;
    readonly deadline: Deadline;
    /**
     * What this run took over from somebody, by place, with the mark that the new state carries. It outlives the
     * operation: the engine deletes the replaced object after its replacement took the same one over.
     */
    readonly adoptions: Map<string, string>;
    /** What the resources of this run's program stand for, as far as they were checked. */
    readonly claims: Claims;
    /** What this process does one at a time. */
    readonly locks: Locks;
    /** Secrets of the resource, which no text of TWCC's may repeat. */
    readonly secrets?: readonly string[];
    /** What the program gave and is no secret: it is compared with TWCC's texts, so it is never cleaned. */
    readonly own?: readonly string[];
    /** Aborts when the engine is gone: whatever waits ends then, so that what it made can be undone. */
    readonly signal: AbortSignal;
}

/** How to draw a name for a resource that was given none. */
export interface Naming {
    /** The name of the resource in the user's program. */
    readonly logicalName: string;
    /** A fresh random suffix: seven lower-case hexadecimal digits. */
    readonly suffix: () => string;
}

/** The outcome of looking at arguments: what to go on with, what is wrong, what the user should know. */
export interface Checked<Inputs> {
    readonly inputs: Inputs;
    /** Whole sentences that name the argument and never hold a value: the engine prints them in plain text. */
    readonly failures: readonly string[];
    readonly warnings: readonly string[];
    /** What at TWCC only one resource of a program may stand for; nothing while that is not known. */
    readonly claim?: string;
    /** Completes "… and … of this program …", where two resources claim it. Default: they have one name at TWCC. */
    readonly clash?: string;
}

/** What a changed property means: a new object, or a change of the object that is there. */
export type Change = "replace" | "update";

/** The outcome of comparing the state with the arguments. */
export interface Difference {
    /** By property; empty when nothing changes. */
    readonly changes: Readonly<Record<string, Change>>;
    /** Why, where the arguments alone do not say it. */
    readonly reasons: readonly string[];
}

/** One property of a resource, as data: secrets and the tables in docs/resources come from it. */
export interface Property {
    /** Whole sentences, in Markdown. */
    readonly description: string;
    /** As the docs show it, for example `string`, or the legal values. */
    readonly type: string;
    readonly required?: true;
    /** Of an argument: what counts where it is absent. */
    readonly default?: string;
    /** Of an argument: what a change does. Default: it replaces the resource. */
    readonly change?: string;
    readonly secret?: true;
    /**
     * Of an output: the arguments whose values it carries under another name, so that it is secret where one of them
     * is.
     */
    readonly carries?: readonly string[];
}

/** What every resource of TWCC can do. Adapters (today Pulumi's dynamic providers) serve it. */
export interface Resource<Inputs extends object, State extends object> {
    /** The type token, for example `twcc:Keypair`. */
    readonly token: string;
    readonly arguments: Readonly<Record<string, Property>>;
    readonly outputs: Readonly<Record<string, Property>>;
    /** What follows on "There is no … "id"": where, and what to do. */
    readonly whenAbsent: string;

    check(
        context: ViewContext,
        olds: Readonly<Record<string, unknown>> | undefined,
        news: Readonly<Record<string, unknown>>,
        naming: Naming,
    ): Checked<Record<string, unknown>>;
    /**
     * Looks at arguments that passed check with what TWCC says about them, in a few seconds. A convenience at preview:
     * whatever it throws is ignored, and create looks again.
     * @returns what is wrong, as check's failures.
     */
    validate?(
        context: Context,
        olds: Readonly<Record<string, unknown>> | undefined,
        inputs: Readonly<Record<string, unknown>>,
    ): Promise<readonly string[]>;
    diff(context: ViewContext, state: State, inputs: Record<string, unknown>): Difference;
    create(context: Context, inputs: Inputs): Promise<{ id: string; state: State }>;
    /**
     * @param known - what the state holds, if anything.
     * @returns the state; nothing where there is none, any more.
     */
    read(context: Context, id: string, known: State | undefined): Promise<State | undefined>;
    /** @returns a fresh, complete state. */
    update(context: Context, id: string, state: State, inputs: Inputs): Promise<State>;
    delete(context: Context, id: string, state: State): Promise<void>;
    /**
     * Removes what create (`before` is undefined) or update has just made, since its outcome cannot be saved any more.
     * What `before` holds stays.
     */
    undo(context: Context, id: string, before: State | undefined, made: State): Promise<void>;
}
