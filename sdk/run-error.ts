import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program, of which Pulumi prints the message alone. It has no stack: with one, Pulumi inspects
 * all that hangs on the error before it says a word, which takes tens of seconds on a busy machine.
 */
export function runError(message: string): pulumi.RunError {
    return Object.assign(new pulumi.RunError(message), { stack: "" });
}
