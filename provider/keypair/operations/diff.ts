import { hasUnknown } from "../../core/unknown";
import { UserError } from "../../core/errors";
import { movedTo } from "../../core/moved";
import type { Change, Difference, ViewContext } from "../../core/resource";
import { isSpellingOf } from "../../key-material";
import type { KeypairInputs, KeypairState } from "../types";
import { currentComment, ownComment, sameKey } from "../key/material";
import { sameRecipients } from "../key/recipients";
import { fixedFormat, noLongerEncrypted, otherRecipients, stillInOldStates } from "../recipient-messages";
import { givenKey, sourceOf, sourceOfState, wantedBySource, type WantedKey } from "../key/source";

/** The arguments that decide which key is wanted. */
export const keyArguments = [
    "publicKey",
    "privateKey",
    "algorithm",
    "rsaBits",
    "ecdsaCurve",
    "generatedBy",
    "keepers",
    "recipients",
] as const;

/**
 * Compares the state with the arguments. It ignores fields that it does not know. A field that an older release did not
 * write is never a change: otherwise an upgrade would replace keys, as in pulumi/pulumi-aws#6344.
 */
export function diff(
    { configuration }: ViewContext,
    state: KeypairState,
    news: Readonly<Record<string, unknown>>,
): Difference {
    const changes: Record<string, Change> = {};
    const reasons: string[] = [];

    if (hasUnknown(news.name) || news.name !== state.name) changes.name = "replace";
    const moved = movedTo(state.platform, news.platform, configuration.platform);
    if (moved !== undefined) {
        changes.platform = "replace";
        reasons.push(`Key pair "${state.name}" ${moved}`);
    }

    const unknownKey = keyArguments.filter((name) => hasUnknown(news[name]));
    if (unknownKey.length > 0) {
        for (const name of unknownKey) changes[name] = "update";
    } else {
        const changed = changedKeyArgument(state, news as unknown as KeypairInputs);
        if (changed !== undefined) {
            changes[changed] = "update";
            if (givenBefore(state, news)) reasons.push(noLongerGiven(state));
            if (changed === "recipients") {
                reasons.push(news.recipients === undefined ? noLongerEncrypted(state) : otherRecipients(state));
            }
        } else {
            const ofOurCopy = changesOfOurCopy(state, news as unknown as KeypairInputs);
            Object.assign(changes, ofOurCopy);
            if (ofOurCopy.recipients !== undefined && state.privateKey !== undefined && news.recipients !== undefined)
                reasons.push(stillInOldStates(state));
        }
    }

    const drifted = driftReason(state);
    if (drifted !== undefined) {
        changes.drift = "update";
        reasons.push(drifted);
    }
    return { changes, reasons };
}

/** The argument whose change asks for another key at TWCC, if there is one. */
export function changedKeyArgument(state: KeypairState, inputs: KeypairInputs): string | undefined {
    const given = givenKey(inputs);
    if (given !== undefined) {
        if (state.publicKey === undefined || sameKey(state.publicKey, given)) return undefined;
        return inputs.publicKey === undefined ? "privateKey" : "publicKey";
    }
    if (!sameKeepers(state.keepers, inputs.keepers)) return "keepers";
    const source = sourceOfState(state);
    if (source !== undefined && source !== sourceOf(inputs)) return differingArgument(source, inputs);
    // Nobody here can decrypt it to encrypt it to others.
    return state.encryptedPrivateKey === undefined || sameRecipients(state, inputs) ? undefined : "recipients";
}

/** Whether the key was given and is now generated: an argument may have become undefined by mistake. */
function givenBefore(state: KeypairState, { publicKey, privateKey }: Readonly<Record<string, unknown>>): boolean {
    return sourceOfState(state) === "given" && publicKey === undefined && privateKey === undefined;
}

function noLongerGiven({ name, fingerprint, fingerprintSha256 }: KeypairState): string {
    return (
        `Key pair "${name}": the program no longer passes a key, so your key (${fingerprint ?? "unknown"}, ${fingerprintSha256 ?? "unknown"}) ` +
        "is exchanged for a generated one. If publicKey or privateKey became undefined by mistake, pass it again."
    );
}

function differingArgument(source: string, inputs: KeypairInputs): string {
    if (source === "given") return "publicKey";
    const before: WantedKey = wantedBySource(source);
    const names = ["generatedBy", "algorithm", "rsaBits", "ecdsaCurve"] as const;
    return names.find((name) => before[name] !== inputs[name]) ?? "algorithm";
}

/**
 * Changes that TWCC never sees: the form of our copy of the same key.
 * @throws {UserError} if an encrypted key is to have another format.
 */
export function changesOfOurCopy(state: KeypairState, inputs: KeypairInputs): Record<string, Change> {
    const changes: Record<string, Change> = {};
    const isEncrypted = state.encryptedPrivateKey !== undefined && sourceOf(inputs) !== "given";
    if (isEncrypted && state.privateKeyFormat !== inputs.privateKeyFormat) throw new UserError(fixedFormat(state));
    if (!sameRecipients(state, inputs)) changes.recipients = "update";
    if (state.comment !== inputs.comment && currentComment(state) !== ownComment(inputs)) changes.comment = "update";

    if (state.protectInUse !== inputs.protectInUse) changes.protectInUse = "update";

    const holdsPrivateKey = state.privateKey !== undefined || inputs.privateKey !== undefined;
    if (holdsPrivateKey && state.privateKeyFormat !== inputs.privateKeyFormat) changes.privateKeyFormat = "update";
    if (inputs.privateKey !== undefined) {
        // With a given format, the text is written here, and only the format is compared.
        const isKept =
            inputs.privateKeyFormat === undefined
                ? isSpellingOf(state.privateKey, inputs.privateKey)
                : state.privateKey !== undefined;
        if (!isKept) changes.privateKey = "update";
    }
    return changes;
}

/** Why a key pair needs an update although no argument changed. */
function driftReason(state: KeypairState): string | undefined {
    const { name, drift, pending, fingerprint, createTime } = state;
    if (pending === true) return `Key pair "${name}" was not finished: the update lets TWCC generate a new key.`;
    if (drift === undefined) return undefined;
    // TWCC never reported a creation time, so the create was not finished.
    if (drift.kind === "missing" && createTime === undefined && sourceOfState(state) !== undefined) {
        return `Key pair "${name}" was not finished: the update finishes it with the same key (${fingerprint ?? "unknown"}).`;
    }
    return drift.kind === "missing"
        ? `Key pair "${name}" is missing at TWCC: the update puts the same key (${fingerprint ?? "unknown"}) back.`
        : `Key pair "${name}" has another key at TWCC (${drift.fingerprint ?? "unknown"}): the update removes that one and puts yours (${fingerprint ?? "unknown"}) back.`;
}

function sameKeepers(a: KeypairState["keepers"] = {}, b: KeypairState["keepers"] = {}): boolean {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
