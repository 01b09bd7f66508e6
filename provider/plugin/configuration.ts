import {
    CheckFailure,
    CheckResponse,
    type CheckRequest,
    type ConfigureRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import { resolveConfiguration, type ExplicitProvider, type StackConfiguration } from "../configuration";
import { settings } from "../configuration/properties";
import { unknownArguments } from "../core/arguments";
import { secretsOf } from "../core/properties";
import { hasUnknown } from "../core/unknown";
import { sessionOf, type Session } from "../process/session";
import { fromStruct, toStruct } from "./values";

/** What the engine adds to the arguments of a provider. */
const fromEngine: ReadonlySet<string> = new Set(["version", "pluginDownloadURL", "pluginChecksums", "__internal"]);

/**
 * Checks the configuration of a provider: the arguments of an explicit one, or the stack's configuration. What is wrong
 * with it is said once, at the provider.
 */
export function checkConfiguration(request: CheckRequest): CheckResponse {
    const { values, secrets } = fromStruct(request.getNews());
    const provider = explicitProvider(request.getUrn());
    const given = Object.fromEntries(Object.entries(values).filter(([name]) => !fromEngine.has(name)));
    const known = Object.fromEntries(Object.entries(given).filter(([, value]) => !hasUnknown(value)));
    const failures = [
        // The stack's configuration may have other keys, for programs.
        ...(provider === undefined ? [] : unknownArguments("twcc:Provider", Object.keys(settings), given)),
        ...resolveConfiguration(readerOf(known), process.env, provider).problems,
    ];
    const response = new CheckResponse();
    response.setInputs(toStruct(values, new Set([...secretsOf(settings), ...secrets])));
    response.setFailuresList(failures.map(failure));
    return response;
}

/** The session for a configuration that passed {@link checkConfiguration}. */
export function configuredSession(request: ConfigureRequest, gone: AbortSignal): Session {
    const { values } = fromStruct(request.getArgs());
    return sessionOf(readerOf(values), gone, explicitProvider(request.getUrn() ?? ""));
}

/** Reads the arguments of a provider as the stack's configuration: numbers come as numbers or as text. */
function readerOf(values: Readonly<Record<string, unknown>>): StackConfiguration {
    return (key) => {
        const value = values[key.replace(/^twcc:/, "")];
        return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    };
}

/** The provider that a program created; `undefined` for the engine's own, which has the stack's configuration. */
function explicitProvider(urn: string): ExplicitProvider | undefined {
    const name = urn.split("::").at(-1) ?? "";
    return name === "" || /^default(_|$)/.test(name) ? undefined : { name };
}

/** The engine prints the value of the property that a failure names, even a secret one. So name none. */
export function failure(reason: string): CheckFailure {
    const one = new CheckFailure();
    one.setReason(reason);
    return one;
}
