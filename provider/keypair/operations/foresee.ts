import type { ViewContext } from "../../core/resource";
import { hasUnknown, unknown } from "../../core/unknown";
import { givenKey, specOf } from "../key/source";
import { publicKeyText } from "../key/material";
import { keypairOutputs } from "../properties";
import { changedKeyArgument, changesOfOurCopy, keyArguments } from "./diff";
import type { KeypairInputs, KeypairState } from "../types";

type Outputs = Record<string, unknown>;

/** The outputs after create or update, for a preview. What comes from TWCC or is generated is not known yet. */
export function foresee(
    { configuration }: ViewContext,
    before: KeypairState | undefined,
    inputs: Readonly<Record<string, unknown>>,
): Outputs {
    const { drift: _drift, ...kept } = before ?? {};
    const place = {
        ...nothingKnown,
        name: inputs.name,
        platform: before?.platform ?? inputs.platform ?? configuration.platform,
        ...(before?.owner !== undefined && { owner: before.owner }),
        ...privateHalf(inputs.recipients),
    };
    const partlyKnown = keyArguments.some((name) => hasUnknown(inputs[name]));
    if (partlyKnown || hasUnknown(inputs.onConflict)) return place;
    const wanted = inputs as unknown as KeypairInputs;
    if (before === undefined || before.pending === true || changedKeyArgument(before, wanted) !== undefined) {
        return { ...place, ...factsOf(wanted) };
    }
    // The same key: only our copy of it may be written in another way.
    const { comment, privateKeyFormat, privateKey, recipients } = changesOfOurCopy(before, wanted);
    const rewritten = [comment, privateKeyFormat, privateKey].some((change) => change !== undefined);
    return {
        ...kept,
        ...(before.drift !== undefined && { createTime: unknown }),
        ...(rewritten && { publicKey: unknown, ...(before.privateKey !== undefined && { privateKey: unknown }) }),
        ...(recipients !== undefined && before.privateKey !== undefined && privateHalf(inputs.recipients)),
    };
}

/** In which form there will be a private key. */
function privateHalf(recipients: unknown): Outputs {
    if (recipients === unknown) return { privateKey: unknown, encryptedPrivateKey: unknown };
    return recipients === undefined
        ? { privateKey: unknown, encryptedPrivateKey: undefined }
        : { privateKey: undefined, encryptedPrivateKey: unknown };
}

const nothingKnown: Outputs = Object.fromEntries(
    Object.keys(keypairOutputs)
        .filter((name) => name !== "drift")
        .map((name) => [name, unknown]),
);

/** What the arguments show of the key. */
function factsOf(inputs: KeypairInputs): Outputs {
    const publicKey = givenKey(inputs);
    if (publicKey === undefined) return inputs.onConflict === "adopt" ? {} : factsOfGenerated(inputs);
    const { fingerprint, fingerprintSha256, algorithm, bits } = publicKey;
    const known = { fingerprint, fingerprintSha256, algorithm, bits };
    const line = hasUnknown([inputs.comment, inputs.name]) ? unknown : publicKeyText(inputs, publicKey);
    if (inputs.privateKey === undefined) return { ...known, publicKey: line, privateKey: undefined };
    return { ...known, publicKey: line, privateKey: privateKeyOf(inputs) };
}

/** Your own key, if it is kept as it is. In another format its text may have random parts. */
function privateKeyOf(inputs: KeypairInputs): unknown {
    const isKept = inputs.privateKeyFormat === undefined && !hasUnknown(inputs.comment);
    return isKept ? inputs.privateKey : unknown;
}

function factsOfGenerated(inputs: KeypairInputs): Outputs {
    if (inputs.generatedBy === "twcc") return { algorithm: "RSA", bits: 2048 };
    const spec = specOf(inputs);
    switch (spec.algorithm) {
        case "RSA":
            return { algorithm: spec.algorithm, bits: spec.bits };
        case "ECDSA":
            return { algorithm: spec.algorithm, bits: Number(spec.curve.slice(1)) };
        default:
            return { algorithm: spec.algorithm, bits: 256 };
    }
}
