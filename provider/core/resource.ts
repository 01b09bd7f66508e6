import type { Configuration } from "../configuration";
import type { TwccClient } from "../client";
import type { Claims } from "./claims";
import type { Deadline } from "./deadline";
import type { Locks } from "./locks";
import type { Logger } from "./logger";
import type { Properties } from "./property";

/** What a pure operation may use: the same values in give the same values out. */
export interface ViewContext {
    readonly configuration: Configuration;
}

/** What an operation that calls TWCC may use. Unless noted, nothing of it but the client outlives the operation. */
export interface Context extends ViewContext {
    /** Throws a {@link UserError} if there is no API key. */
    readonly client: () => TwccClient;
    readonly log: Logger;
    readonly deadline: Deadline;
    /** The milliseconds of the option `customTimeouts`, if it is set. They limit waiting for an instance, too. */
    readonly limit?: number;
    /**
     * What this run took over, by place, with the mark in the new state. It outlives the operation: the engine deletes
     * a replaced object after its replacement took the same thing over.
     */
    readonly adoptions: Map<string, string>;
    /** The names and files of this program's resources that were checked so far. */
    readonly claims: Claims;
    /** Locks for work that this process does one at a time. */
    readonly locks: Locks;
    /** The resource's secrets, which are removed from TWCC's texts. */
    readonly secrets?: readonly string[];
    /** Texts from the program that are not secret. They are compared with TWCC's texts, so they are never cleaned. */
    readonly own?: readonly string[];
    /** Aborts when the engine is gone, so that waiting ends and what was created can be undone. */
    readonly signal: AbortSignal;
}

/** How to generate a name for a resource without one. */
export interface Naming {
    /** The name of the resource in the user's program. */
    readonly logicalName: string;
    /** A fresh random suffix: seven lower-case hexadecimal digits. */
    readonly suffix: () => string;
    /** What the stack's `pulumi:autonaming` asks for, if the engine passes it on. */
    readonly proposal?: NameProposal;
}

/** What `pulumi:autonaming` asks for: a name that we may reject, one that we may not, or that the program gives one. */
export type NameProposal =
    { readonly mode: "propose" | "enforce"; readonly name: string } | { readonly mode: "disable" };

/** The outcome of a check: the inputs to use, what is wrong, and what the user should know. */
export interface Checked<Inputs> {
    readonly inputs: Inputs;
    /** Whole sentences that name the argument and never contain a value: the engine prints them in plain text. */
    readonly failures: readonly string[];
    readonly warnings: readonly string[];
    /** A thing that only one resource of a program may have; `undefined` while it is not known. */
    readonly claim?: string;
    /** Completes "… and … in this program …" if two resources claim it. Default: they have the same name at TWCC. */
    readonly clash?: string;
}

/** What a changed property does: create a new object, or change the existing one. */
export type Change = "replace" | "update";

/** The outcome of comparing the state with the arguments. */
export interface Difference {
    /** By property; empty if nothing changes. */
    readonly changes: Readonly<Record<string, Change>>;
    /** The reasons that the arguments do not show. */
    readonly reasons: readonly string[];
}

/** An existing object, for `pulumi import`. */
export interface Found<State> {
    readonly state: State;
    /** The arguments that describe it: a program with them changes nothing. */
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** The contract of a resource. The adapters, `dynamic/` and `plugin/`, serve it. */
export interface Resource<Inputs extends object, State extends object> {
    /** The type token, for example `twcc:Keypair`. */
    readonly token: string;
    readonly arguments: Properties;
    readonly outputs: Properties;
    /** Completes "There is no … "id" …": where, and what to do. */
    readonly whenAbsent: string;

    /** Loads what check needs for these arguments and cannot load synchronously. */
    prepare?(news: Readonly<Record<string, unknown>>): Promise<void>;
    check(
        context: ViewContext,
        olds: Readonly<Record<string, unknown>> | undefined,
        news: Readonly<Record<string, unknown>>,
        naming: Naming,
    ): Checked<Record<string, unknown>>;
    /**
     * Compares arguments that passed check with what TWCC offers, in a few seconds. A convenience at preview: whatever
     * it throws is ignored, and create checks again.
     * @returns what is wrong, like the failures of check.
     */
    validate?(
        context: Context,
        olds: Readonly<Record<string, unknown>> | undefined,
        inputs: Readonly<Record<string, unknown>>,
    ): Promise<readonly string[]>;
    diff(context: ViewContext, state: State, inputs: Record<string, unknown>): Difference;
    /**
     * What create (`before` is undefined) or update will return, for a preview. What is not known yet is unknown.
     * @param inputs - arguments that passed check, and may be unknown.
     */
    foresee(
        context: ViewContext,
        before: State | undefined,
        inputs: Readonly<Record<string, unknown>>,
    ): Readonly<Record<string, unknown>>;
    create(context: Context, inputs: Inputs): Promise<{ id: string; state: State }>;
    /**
     * @param known - the content of the state, if there is one.
     * @returns the state; `undefined` if the object does not exist any more.
     */
    read(context: Context, id: string, known: State | undefined): Promise<State | undefined>;
    /**
     * Reads an object that no state has yet, as {@link read} does, with the arguments that a program needs for it.
     * Absent if the object cannot be found by its id; then `read` says so.
     */
    find?(context: Context, id: string): Promise<Found<State> | undefined>;
    /** @returns a new, complete state. */
    update(context: Context, id: string, state: State, inputs: Inputs): Promise<State>;
    delete(context: Context, id: string, state: State): Promise<void>;
    /**
     * Removes what create (`before` is undefined) or update has just created, since no state can be saved any more.
     * What `before` contains stays.
     */
    undo(context: Context, id: string, before: State | undefined, made: State): Promise<void>;
}
