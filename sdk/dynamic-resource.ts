import * as pulumi from "@pulumi/pulumi";
import type { Property } from "../provider/core/resource";
import { secretsOf } from "../provider/core/secrets";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { requireSupportedVersions } from "./requirements";

/** What tells one type of resource from another. */
export interface ResourceType {
    /** The type that Pulumi knows a dynamic resource of this kind by: `pulumi-nodejs:dynamic/twcc:…`. */
    readonly token: string;
    /** What the state keeps as `__provider`. */
    readonly stub: string;
    readonly arguments: Readonly<Record<string, Property>>;
    readonly outputs: Readonly<Record<string, Property>>;
}

/** What every resource of this package does the same way: its registration with Pulumi's engine. */
export abstract class DynamicResource extends pulumi.CustomResource {
    /** Registers a resource; the properties of `args` are its arguments. */
    constructor(type: ResourceType, name: string, args: object, opts: pulumi.CustomResourceOptions) {
        requireSupportedVersions();
        warnAboutPlainApiKey();
        const outputs = Object.fromEntries(Object.keys(type.outputs).map((output) => [output, undefined]));
        // `get` reads by its id alone, so that a resource is the same whoever wrote the program.
        const inputs = opts.id === undefined ? { ...args, ...secretArguments(type, args), logicalName: name } : {};
        super(
            type.token,
            name,
            { ...outputs, ...inputs, __provider: type.stub },
            {
                ...opts,
                additionalSecretOutputs: [...secretsOf(type.outputs), ...(opts.additionalSecretOutputs ?? [])],
            },
        );
    }
}

/** Whether a value is a resource of this type, also one of another copy of this package. */
export function isResourceOf({ token }: ResourceType, value: unknown): boolean {
    return (
        pulumi.CustomResource.isInstance(value) && (value as { readonly __pulumiType?: unknown }).__pulumiType === token
    );
}

/** Arguments that are secrets become secrets, whether or not the program said so. */
function secretArguments(type: ResourceType, args: object): Record<string, pulumi.Input<unknown>> {
    const values = args as Readonly<Record<string, pulumi.Input<unknown>>>;
    return Object.fromEntries(
        secretsOf(type.arguments)
            .filter((name) => values[name] !== undefined)
            .map((name) => [name, pulumi.secret(values[name])]),
    );
}
