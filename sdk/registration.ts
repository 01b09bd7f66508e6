import * as pulumi from "@pulumi/pulumi";
import { secretsOf } from "../provider/core/properties";
import type { Property } from "../provider/core/resource";
import { warnAboutMissingApiKey } from "./missing-api-key";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { requireSupportedVersions } from "./requirements";

/** What tells one kind of resource from another when it is registered. */
export interface Kind {
    /** The type that Pulumi knows a dynamic resource of this kind by. */
    readonly type: string;
    /** The text that the state keeps as `__provider`. */
    readonly stub: string;
    readonly arguments: Readonly<Record<string, Property>>;
    readonly outputs: Readonly<Record<string, Property>>;
    /** Whether it is at TWCC, so that it takes an API key. */
    readonly isAtTwcc: boolean;
}

/** What `pulumi.CustomResource` is constructed with for a resource of ours. */
export function registration(
    kind: Kind,
    name: string,
    args: object,
    opts: pulumi.CustomResourceOptions,
): [type: string, name: string, properties: pulumi.Inputs, opts: pulumi.CustomResourceOptions] {
    requireSupportedVersions();
    warnAboutPlainApiKey();
    if (kind.isAtTwcc && opts.id === undefined) warnAboutMissingApiKey();
    const outputs = Object.fromEntries(Object.keys(kind.outputs).map((output) => [output, undefined]));
    // `get` reads by its id alone, so that a resource is the same whoever wrote the program.
    const inputs = opts.id === undefined ? { ...args, ...secretArguments(kind, args), logicalName: name } : {};
    return [
        kind.type,
        name,
        { ...outputs, ...inputs, __provider: kind.stub },
        { ...opts, additionalSecretOutputs: [...secretsOf(kind.outputs), ...(opts.additionalSecretOutputs ?? [])] },
    ];
}

/** Whether a value is a resource of this kind, also one of another copy of this package. */
export function isOfKind(kind: Kind, value: unknown): boolean {
    return (
        pulumi.CustomResource.isInstance(value) &&
        (value as { readonly __pulumiType?: unknown }).__pulumiType === kind.type
    );
}

/** Arguments that are secrets become secrets, whether or not the program said so. */
function secretArguments(kind: Kind, args: object): Record<string, pulumi.Input<unknown>> {
    const values = args as Readonly<Record<string, pulumi.Input<unknown>>>;
    return Object.fromEntries(
        secretsOf(kind.arguments)
            .filter((name) => values[name] !== undefined)
            .map((name) => [name, pulumi.secret(values[name])]),
    );
}
