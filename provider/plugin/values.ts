import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { unknown } from "../core/unknown";

/** Marks a wrapped value, with the kind of wrapping (pulumi/pulumi: sdk/go/common/resource/sig). */
const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** How an unknown value reaches a provider, by the type that it will have. */
const unknowns: ReadonlySet<unknown> = new Set([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
const [unknownText] = unknowns as Set<string>;

/** Properties as the core uses them, and the names of those that are secret, or contain a secret. */
export interface Received {
    readonly values: Record<string, unknown>;
    readonly secrets: ReadonlySet<string>;
}

/** Properties that belong to the dynamic provider: a stack that moves to the plugin still has them. */
const notOurs: ReadonlySet<string> = new Set(["__provider", "logicalName"]);

/** Converts properties from the engine's form to the core's. */
export function fromStruct(struct: Struct | undefined): Received {
    const values: Record<string, unknown> = {};
    const secrets = new Set<string>();
    for (const [name, wrapped] of Object.entries(struct?.toJavaScript() ?? {})) {
        if (notOurs.has(name)) continue;
        values[name] = unwrap(wrapped, () => secrets.add(name));
    }
    return { values, secrets };
}

function unwrap(value: unknown, noteSecret: () => void): unknown {
    if (unknowns.has(value)) return unknown;
    if (Array.isArray(value)) return value.map((one: unknown) => unwrap(one, noteSecret));
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Readonly<Record<string, unknown>>;
    if (fields[signature] === secretSignature) {
        noteSecret();
        return unwrap(fields.value, noteSecret);
    }
    return Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, unwrap(one, noteSecret)]));
}

/**
 * Converts properties from the core's form to the engine's, without absent ones.
 * @param secrets - the names of those to mark as secret.
 */
export function toStruct(values: Readonly<Record<string, unknown>>, secrets: ReadonlySet<string> = new Set()): Struct {
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    const wrapped = given.map(([name, value]) => [name, secrets.has(name) ? secret(wrap(value)) : wrap(value)]);
    return Struct.fromJavaScript(Object.fromEntries(wrapped) as Record<string, JavaScriptValue>);
}

const secret = (value: unknown) => ({ [signature]: secretSignature, value });

function wrap(value: unknown): unknown {
    if (value === unknown) return unknownText;
    if (Array.isArray(value)) return value.map(wrap);
    if (typeof value !== "object" || value === null) return value;
    const given = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(given.map(([name, one]) => [name, wrap(one)]));
}
