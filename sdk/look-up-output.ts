import type * as pulumi from "@pulumi/pulumi";
import { whenMade } from "./when-made";

/** A look-up as an output. It runs when its arguments are known and what it depends on exists. */
export function lookUpOutput<Args, T>(
    args: pulumi.Input<Args>,
    opts: pulumi.InvokeOutputOptions,
    lookUp: (args: pulumi.Unwrap<Args>) => Promise<T>,
): pulumi.Output<T> {
    return whenMade(args, opts).apply((known) => lookUp(known).catch(failProgram));
}

/**
 * Ends the program with the error. Pulumi's runner reports it, and exits as soon as the program has nothing else to do.
 * The output stays pending. If it were rejected, Node would warn about each of its promises that the program uses
 * later, and Pulumi would print the name of each property that uses it before the message.
 */
function failProgram(error: Error): Promise<never> {
    // A program of the Automation API, or under test, has another main module, which has to go on.
    if (!/[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]/.test(require.main?.filename ?? "")) throw error;
    // Nobody handles this one, ever.
    void Promise.reject(error);
    return new Promise<never>(() => undefined);
}
