import * as pulumi from "@pulumi/pulumi";
import { secretsOf } from "../provider/core/properties";
import { followSecrets } from "./carried-secrets";
import { warnAboutMissingApiKey } from "./missing-api-key";
import { warnAboutPlainApiKey } from "./plain-api-key";
import { claimName } from "./one-name";
import { pluginVersion } from "./plugin-version";
import { explicitProvider } from "./provider";
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
    /** Its type with an explicit provider: the plugin serves it. */
    readonly pluginType: string;
    /** The text that the state stores as `__provider`. */
    readonly stub: string;
    readonly arguments: Properties;
    readonly outputs: Properties;
    /** What to do instead of the option `import`: the end of a sentence. */
    readonly insteadOfImport: string;
    /** Whether two of them with one name would be the same thing at TWCC. */
    readonly hasOneName: boolean;
    /** Whether it is at TWCC, and so needs an API key. */
    readonly isAtTwcc: boolean;
}

/** The arguments for the constructor of `pulumi.CustomResource`. */
type Registration = [type: string, name: string, properties: pulumi.Inputs, opts: pulumi.CustomResourceOptions];

/** How a resource registers: with an explicit provider at the plugin, else as a dynamic resource. */
export function registration(kind: Kind, name: string, args: object, opts: pulumi.CustomResourceOptions): Registration {
    requireSupportedVersions();
    if (opts.id === "") {
        const shown = kind.type.replace(/.*twcc:/, "twcc.");
        throw runError(`Cannot read ${shown} "${name}": its id is empty. Set one.`);
    }
    const provider = explicitProvider(opts);
    if (kind.hasOneName && opts.id === undefined) {
        const { name: claimed, platform } = args as Readonly<Record<string, pulumi.Input<string | undefined>>>;
        claimName({ logicalName: name, name: claimed, platform, provider });
    }
    return provider === undefined ? dynamic(kind, name, args, opts) : atPlugin(kind, name, args, { ...opts, provider });
}

/** Without `__provider` and `logicalName`, which are for Pulumi's dynamic provider. */
function atPlugin(kind: Kind, name: string, args: object, opts: pulumi.CustomResourceOptions): Registration {
    const own = opts.id === undefined ? { ...args, ...secretArguments(kind, args) } : {};
    return [
        kind.pluginType,
        name,
        { ...undefinedOutputs(kind), ...own },
        { version: pluginVersion, ...opts, aliases: [...(opts.aliases ?? []), { type: kind.type }] },
    ];
}

function dynamic(kind: Kind, name: string, args: object, opts: pulumi.CustomResourceOptions): Registration {
    // Without this, Pulumi's provider process fails with a TypeError and its stack.
    if (opts.import) {
        const [, token = kind.type] = kind.type.split("/");
        throw runError(
            `The option import of ${token} "${name}" cannot work, since Pulumi does not load this package for an ` +
                `import: ${kind.insteadOfImport}. With an explicit provider (new twcc.Provider) it works.`,
        );
    }
    warnAboutPlainApiKey();
    if (kind.isAtTwcc && opts.id === undefined) warnAboutMissingApiKey();
    // `get` reads only by the id, so that the result does not depend on what the program passes.
    const own = opts.id === undefined ? { ...args, ...secretArguments(kind, args), logicalName: name } : {};
    const secretOutputs = [...secretsOf(kind.outputs), ...(opts.additionalSecretOutputs ?? [])];
    const inputs = { ...own, ...followSecrets(kind.outputs, own, secretOutputs) };
    return [
        kind.type,
        name,
        { ...undefinedOutputs(kind), ...inputs, __provider: kind.stub },
        // A stack comes back from the plugin without replacing anything.
        {
            ...opts,
            aliases: [...(opts.aliases ?? []), { type: kind.pluginType }],
            additionalSecretOutputs: secretOutputs,
        },
    ];
}

/** Pulumi's SDK resolves only outputs that were declared. */
function undefinedOutputs({ outputs }: Kind): pulumi.Inputs {
    return Object.fromEntries(Object.keys(outputs).map((output) => [output, undefined]));
}

/** Whether a value is a resource of this kind, even one from another copy of this package. */
export function isOfKind(kind: Kind, value: unknown): boolean {
    if (!pulumi.CustomResource.isInstance(value)) return false;
    const { __pulumiType: type } = value as { readonly __pulumiType?: unknown };
    return type === kind.type || type === kind.pluginType;
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
