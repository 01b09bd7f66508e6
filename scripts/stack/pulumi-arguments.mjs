// How to run a Pulumi command line on a stack. Pulumi would write the stack's configuration into the checkout, so:
// - commands that have --config-file get that option;
// - commands that create, rename or remove a stack run in the stack's own project folder, next to that file.

/** They run the program or its provider, so they need the gateway. All have --config-file. */
const OPERATIONS = ["up", "update", "preview", "pre", "refresh", "destroy", "down", "dn", "watch", "import"];
/** They need a stack, and create it if there is none. */
const CREATING = ["up", "update", "preview", "pre", "watch", "import", "config"];
/** They read or write the stack's configuration in the folder where they run. */
const STACK_LIFE = ["init", "rm", "remove", "select", "rename", "change-secrets-provider"];

/** Options that take a value and may be before the command. */
const GLOBAL_OPTIONS_WITH_VALUE =
    /^(--color|-C|--cwd|--memprofilerate|--otel-traces|--profiling|--tracing|-v|--verbose|-s|--stack)$/;

/**
 * @typedef {object} Plan
 * @property {string[]} args
 * @property {boolean} inProject Whether to run in the stack's project folder instead of the checkout.
 * @property {boolean} needsGateway
 * @property {boolean} createsStack
 */

/**
 * @param {string[]} args What the user typed after `pulumi`.
 * @param {{ config: string }} paths
 * @returns {Plan}
 */
export function planPulumi(args, { config }) {
    const [command = "", subcommand = ""] = args.filter(
        (arg, at) => !arg.startsWith("-") && !GLOBAL_OPTIONS_WITH_VALUE.test(args[at - 1] ?? ""),
    );
    const needsGateway = OPERATIONS.includes(command);
    const takesConfigFile =
        (needsGateway || command === "config") && !args.some((arg) => /^--config-file(=|$)/.test(arg));
    const afterCommand = args.indexOf(command) + 1;
    return {
        args: takesConfigFile ? args.toSpliced(afterCommand, 0, "--config-file", config) : args,
        inProject: command === "stack" && STACK_LIFE.includes(subcommand),
        needsGateway,
        createsStack: CREATING.includes(command),
    };
}
