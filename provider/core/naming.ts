import type { NameProposal, Naming } from "./resource";

type Properties = Readonly<Record<string, unknown>>;

/** The name of a resource without one, its mark, and what is wrong if there is none. */
export interface Named {
    readonly inputs: {
        readonly name?: string;
        /** The name is random, so whatever has it at TWCC is ours. */
        readonly autoNamed?: true;
        /** The name comes from `pulumi:autonaming`. */
        readonly nameProposed?: true;
    };
    readonly failures: readonly string[];
    readonly warnings: readonly string[];
}

/** How a kind of resource generates names. */
export interface NameRules {
    readonly generate: (naming: Naming) => string;
    /** What is wrong with a name, as a fragment; `undefined` if it is legal. */
    readonly problemOf: (name: string) => string | undefined;
}

/**
 * A given name stays. A generated or proposed name stays until another name is given: the engine proposes another one
 * at every run. Without old inputs a new one is generated. A program that sets the generated name literally gets the
 * generated name: with the option ignoreChanges the engine passes the old inputs instead of the program's, which looks
 * the same.
 */
export function nameOrGenerated(given: unknown, olds: Properties | undefined, naming: Naming, rules: NameRules): Named {
    const mark = olds === undefined ? undefined : markOf(olds);
    const kept = mark !== undefined && typeof olds?.name === "string" ? olds.name : undefined;
    if (given !== undefined && given !== kept) return named({});
    if (mark !== undefined && kept !== undefined) return named({ name: kept, [mark]: true });
    return naming.proposal === undefined
        ? named({ name: rules.generate(naming), autoNamed: true })
        : asProposed(naming, naming.proposal, rules);
}

function asProposed(naming: Naming, proposal: NameProposal, rules: NameRules): Named {
    if (proposal.mode === "disable") {
        return named({}, { failures: ["name is missing: set one, since pulumi:autonaming is disabled."] });
    }
    const problem = rules.problemOf(proposal.name);
    if (problem === undefined) return named({ name: proposal.name, nameProposed: true });
    const wrong = `The name that pulumi:autonaming gives to "${naming.logicalName}" ${problem}`;
    if (proposal.mode === "enforce") {
        return named({}, { failures: [`${wrong}. Change pulumi:autonaming, or set name.`] });
    }
    return named(
        { name: rules.generate(naming), autoNamed: true },
        { warnings: [`${wrong}. A generated name is used instead.`] },
    );
}

function named(inputs: Named["inputs"], said: Partial<Omit<Named, "inputs">> = {}): Named {
    return { inputs, failures: [], warnings: [], ...said };
}

/** What check adds to the inputs where the program gives no name. */
export const marks = ["autoNamed", "nameProposed"] as const;

function markOf(olds: Properties): (typeof marks)[number] | undefined {
    return marks.find((mark) => olds[mark] === true);
}
