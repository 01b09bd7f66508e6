import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program. Pulumi prints only its message. It has no stack: with one, Pulumi formats the error
 * in colours first, and in Node versions with nodejs/node#64011 that never ends if the stack has a file directly below
 * `node_modules` or a scope. Pulumi's own sources are such files.
 */
export function runError(message: string): pulumi.RunError {
    return Object.assign(new pulumi.RunError(message), { stack: "" });
}
