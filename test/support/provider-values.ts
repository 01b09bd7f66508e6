import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { hear, learnSecretsIn } from "./secrets/watch";

export type Properties = Record<string, unknown>;

/** How a secret is marked on its way between the engine and a plugin (pulumi/pulumi: sdk/go/common/resource/sig). */
const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The properties that the SDK makes secret, whichever kind of resource has them. */
const secrets: ReadonlySet<string> = new Set(["privateKey", "passphrase", "password"]);

/** Properties as the engine sends them to the dynamic provider: Pulumi's process of it takes no marks. */
export function toStruct(properties: Properties): Struct {
    learnSecretsIn(properties);
    return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

/** Properties as the engine sends them to the plugin, with secrets marked. */
export function toMarkedStruct(properties: Properties): Struct {
    const marked = Object.entries(properties).map(([name, value]) => [
        name,
        secrets.has(name) && value !== undefined ? { [signature]: secretSignature, value } : value,
    ]);
    learnSecretsIn(properties);
    return Struct.fromJavaScript(Object.fromEntries(marked) as Record<string, JavaScriptValue>);
}

/**
 * The properties of an answer.
 * @param where - the part of the state that the engine saves them in. It encrypts what the plugin marks; of a dynamic
 * resource, what the SDK makes secret. Everything else is shown.
 */
export function fromStruct(struct: Struct | undefined, where: string | undefined): Properties {
    const answered = (struct?.toJavaScript() ?? {}) as Properties;
    const properties = Object.fromEntries(Object.entries(answered).map(([name, value]) => [name, unmarked(value)]));
    learnSecretsIn(properties);
    const isDynamic = "__provider" in answered;
    const shown = Object.entries(answered).filter(
        ([name, value]) => !isMarked(value) && !(isDynamic && secrets.has(name)),
    );
    if (where !== undefined) hear(`${where}, not encrypted`, JSON.stringify(Object.fromEntries(shown)));
    return properties;
}

function unmarked(value: unknown): unknown {
    return isMarked(value) ? value.value : value;
}

function isMarked(value: unknown): value is { readonly value: unknown } {
    return typeof value === "object" && value !== null && (value as Properties)[signature] === secretSignature;
}
