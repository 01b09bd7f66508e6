import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program, of which Pulumi prints the message alone. It has no stack: with one, Pulumi inspects
 * the error in colours before it says a word, and in Nodes with nodejs/node#64011 that never ends where a frame is in a
 * file directly below `node_modules` or a scope, as those of Pulumi's own sources are.
 */
export function runError(message: string): pulumi.RunError {
    return Object.assign(new pulumi.RunError(message), { stack: "" });
}
