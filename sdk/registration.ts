import * as pulumi from "@pulumi/pulumi";
import { secretsOf } from "../provider/core/properties";
import { followSecrets } from "./carried-secrets";
import { warnAboutMissingApiKey } from "./missing-api-key";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { requireSupportedVersions } from "./requirements";
import { runError } from "./run-error";

/** A table of properties of the provider, as far as registration needs it. */
type Properties = Readonly<
    Record<string, { readonly description: string; readonly secret?: true; readonly carries?: readonly string[] }>
>;

/** What registration needs to know about a kind of resource. */
export interface Kind {
    /** Pulumi's type of a dynamic resource of this kind. */
    readonly type: string;
    /** The text that the state stores as `__provider`. */
    readonly stub: string;
    readonly arguments: Properties;
    readonly outputs: Properties;
    /** What to do instead of the option `import`: the end of a sentence. */
    readonly insteadOfImport: string;
    /** Whether it is at TWCC, and so needs an API key. */
    readonly isAtTwcc: boolean;
}

/** The arguments for the constructor of `pulumi.CustomResource`. */
export function registration(
    kind: Kind,
    name: string,
    args: object,
    opts: pulumi.CustomResourceOptions,
): [type: string, name: string, properties: pulumi.Inputs, opts: pulumi.CustomResourceOptions] {
    requireSupportedVersions();
    // Without this, Pulumi's provider process fails with a TypeError and its stack.
    if (opts.import) {
        const [, token = kind.type] = kind.type.split("/");
        throw runError(
            `The option import of ${token} "${name}" cannot work, since Pulumi does not load this package for an ` +
                `import: ${kind.insteadOfImport}.`,
        );
    }
    if (opts.id === "") {
        const shown = kind.type.replace(/.*twcc:/, "twcc.");
        throw runError(`Cannot read ${shown} "${name}": its id is empty. Set one.`);
    }
    warnAboutPlainApiKey();
    if (kind.isAtTwcc && opts.id === undefined) warnAboutMissingApiKey();
    const outputs = Object.fromEntries(Object.keys(kind.outputs).map((output) => [output, undefined]));
    // `get` reads only by the id, so that the result does not depend on what the program passes.
    const own = opts.id === undefined ? { ...args, ...secretArguments(kind, args), logicalName: name } : {};
    const secretOutputs = [...secretsOf(kind.outputs), ...(opts.additionalSecretOutputs ?? [])];
    const inputs = { ...own, ...followSecrets(kind.outputs, own, secretOutputs) };
    return [
        kind.type,
        name,
        { ...outputs, ...inputs, __provider: kind.stub },
        { ...opts, additionalSecretOutputs: secretOutputs },
    ];
}

/** Whether a value is a resource of this kind, even one from another copy of this package. */
export function isOfKind(kind: Kind, value: unknown): boolean {
    return (
        pulumi.CustomResource.isInstance(value) &&
        (value as { readonly __pulumiType?: unknown }).__pulumiType === kind.type
    );
}

/** Makes secret arguments secret, even if the program did not. */
function secretArguments(kind: Kind, args: object): Record<string, pulumi.Input<unknown>> {
    const values = args as Readonly<Record<string, pulumi.Input<unknown>>>;
    return Object.fromEntries(
        secretsOf(kind.arguments)
            .filter((name) => values[name] !== undefined)
            .map((name) => [name, pulumi.secret(values[name])]),
    );
}
