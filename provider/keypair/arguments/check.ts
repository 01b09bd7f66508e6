import { givenArguments, unknownArguments, wrongArguments } from "../../core/arguments";
import { withoutHidden } from "../../core/hidden-inputs";
import { marks, nameOrGenerated } from "../../core/naming";
import { defaultsOf } from "../../core/properties";
import { problemOfSegment } from "../../core/path-segment";
import { unknown } from "../../core/unknown";
import { text } from "../../core/validators";
import { normalRecipient } from "../../age";
import type { Checked, Naming, ViewContext } from "../../core/resource";
import { formatPublicKey, parsePublicKey, privateKeyForOpenSsh, tidyPrivateKey } from "../../key-material";
import { problemsTogether, type Arguments } from "./combinations";
import { claimOf, generateName, problemOfName } from "./name";
import { ownKey, type OwnKey } from "./own-key";
import { keypairArguments, token, type ArgumentName } from "../properties";
import { validators } from "./validators";

const names = Object.keys(keypairArguments) as ArgumentName[];

/**
 * Checks the arguments: refuses wrong ones, normalises right ones, and generates a name if none is given. Unknown
 * values pass. Pure: the only randomness comes from `naming`.
 */
export function check(
    { configuration }: ViewContext,
    olds: Readonly<Record<string, unknown>> | undefined,
    news: Readonly<Record<string, unknown>>,
    naming: Naming,
): Checked<Record<string, unknown>> {
    const given = givenArguments(names, news);
    const own = ownKey(given, olds);
    const failures = [
        ...unknownArguments(token, names, withoutHidden([...marks, "lockedKey"], olds, news)),
        ...wrongArguments(rulesFor(olds, given, own), given),
    ];
    // As given: an argument that has no effect with the others is refused even with its default value.
    if (failures.length === 0) failures.push(...problemsTogether(given, own.publicKey));
    const normal = failures.length === 0 ? normalise(given, configuration.platform, own) : given;

    const named = nameOrGenerated(normal.name, olds, naming, { generate: generateName, problemOf: problemOfName });
    failures.push(...named.failures);
    const lockedKey = failures.length === 0 ? own.locked?.lockedKey : undefined;
    const inputs = { ...normal, ...named.inputs, ...(lockedKey !== undefined && { lockedKey }) };
    const { name, platform = configuration.platform } = inputs;
    const claimed = failures.length === 0 && typeof name === "string" && typeof platform === "string";
    return {
        inputs,
        failures: [...failures, ...configuration.problems],
        warnings: named.warnings,
        ...(claimed && { claim: claimOf(platform, name) }),
    };
}

/** A name that we could not create is allowed if the key pair exists, or may exist and be adopted. */
function rulesFor(
    olds: Readonly<Record<string, unknown>> | undefined,
    given: Arguments,
    own: OwnKey,
): typeof validators {
    const mayExist = given.onConflict === "adopt" || given.onConflict === unknown || olds?.name === given.name;
    const rules = { ...validators, privateKey: text(() => own.problem) };
    return mayExist ? { ...rules, name: text(problemOfSegment) } : rules;
}

/** The arguments in one form: given defaults are removed, and key material is in its standard form. */
function normalise(given: Arguments, platform: string, own: OwnKey): Arguments {
    const { rsaBits, ecdsaCurve, ...always } = defaultsOf(keypairArguments);
    const defaults: Arguments = {
        ...always,
        platform,
        ...(given.algorithm !== unknown && { rsaBits, ecdsaCurve }),
        ...(given.publicKey === undefined && given.privateKey === undefined && formatDefault(given)),
        ...(given.generatedBy === "twcc" && given.name !== undefined && { comment: given.name }),
    };
    const normal: Partial<Record<ArgumentName, unknown>> = {};
    for (const name of names) {
        const value = given[name];
        if (value !== undefined && value !== defaults[name]) normal[name] = value;
    }
    if (isEmptyMap(normal.keepers)) delete normal.keepers;

    if (typeof normal.publicKey === "string") {
        const key = parsePublicKey(normal.publicKey);
        normal.publicKey = formatPublicKey(key, key.comment);
    }
    if (Array.isArray(normal.recipients)) normal.recipients = normal.recipients.map(normalRecipient);
    if (normal.passphrase !== undefined && normal.privateKey !== undefined) {
        normal.privateKey = own.locked?.text ?? unknown;
    } else if (typeof normal.privateKey === "string") {
        const write = normal.privateKeyFormat === undefined ? privateKeyForOpenSsh : tidyPrivateKey;
        normal.privateKey = write(normal.privateKey);
    }
    return normal;
}

/** The format of a generated key if none is given. */
function formatDefault(given: Arguments): Arguments {
    return given.generatedBy === "twcc" ? { privateKeyFormat: "PKCS1" } : { privateKeyFormat: "OpenSSH" };
}

function isEmptyMap(value: unknown): boolean {
    return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
