import { givenArguments, unknownArguments, wrongArguments } from "../../core/arguments";
import { defaultsOf } from "../../core/properties";
import { withoutHidden } from "../../core/hidden-inputs";
import type { Checked, ViewContext } from "../../core/resource";
import { text } from "../../core/validators";
import { sha256 } from "../wanted-files";
import { claimOf, nameFile } from "../path";
import { privateKeyFileArguments, token, type ArgumentName } from "../properties";
import { fileText } from "./file-text";
import { validators } from "./validators";

/** The inputs that check adds. */
const hidden = ["spelledSha256", "lockedKey"];

const names = Object.keys(privateKeyFileArguments) as ArgumentName[];

const missing: readonly (readonly [ArgumentName, string])[] = [
    [
        "privateKey",
        "privateKey is missing: set it. The output of a Keypair is undefined if Pulumi never had the private key: an imported public key, recipients, Keypair.get, an adopted key.",
    ],
    ["path", "path is missing: set where to write the file."],
];

type Properties = Readonly<Record<string, unknown>>;

/** Checks the arguments: refuses wrong ones, normalises right ones. Unknown values pass. Never looks at the disk. */
export function check(_context: ViewContext, olds: Properties | undefined, news: Properties): Checked<Properties> {
    const given = givenArguments(names, news);
    const { problem, content, lockedKey } = fileText(given, olds);
    const failures = [
        ...unknownArguments(token, names, withoutHidden(hidden, olds, news)),
        ...missing.filter(([name]) => given[name] === undefined).map(([, problem]) => problem),
        ...wrongArguments({ ...validators, privateKey: text(() => problem) }, given),
    ];
    const defaults: Properties = defaultsOf(privateKeyFileArguments);
    const inputs: Record<string, unknown> = Object.fromEntries(
        Object.entries(given).filter(([name, value]) => value !== defaults[name]),
    );
    if (failures.length === 0 && typeof inputs.privateKey === "string") {
        const spelled = inputs.passphrase === undefined ? spellingOf(inputs.privateKey, content, olds) : undefined;
        inputs.privateKey = content;
        if (lockedKey !== undefined) inputs.lockedKey = lockedKey;
        if (spelled !== undefined) inputs.spelledSha256 = spelled;
    }
    return {
        inputs,
        failures,
        warnings: failures.length === 0 && opens(olds, given) ? [opened(inputs.path)] : [],
        ...(failures.length === 0 &&
            typeof inputs.path === "string" && {
                claim: claimOf(inputs.path),
                clash: "write to the same path, so they would share one file, and removing one resource would delete the other's",
            }),
    };
}

/** Says it at preview: the passphrase may be undefined by mistake. */
function opened(path: unknown): string {
    const file = typeof path === "string" ? nameFile(path) : "private key file";
    return `The ${file} will not be locked any more, since passphrase is not set: the update writes the private key without one. If you did not mean that, set passphrase again.`;
}

/** Whether a file that was locked will not be. */
function opens(olds: Properties | undefined, { passphrase }: Properties): boolean {
    return olds?.passphrase !== undefined && passphrase === undefined;
}

/**
 * The hash of the form in which older releases wrote this key, if it differs. States may contain it, and that alone is
 * not a change. With the option ignoreChanges the engine passes the old text, which is already tidy; then the old hash
 * stays.
 */
function spellingOf(given: string, tidy: unknown, olds: Properties | undefined): unknown {
    const older = `${given.replace(/\r\n?/g, "\n").trim()}\n`;
    if (older !== tidy) return sha256(older);
    return olds?.privateKey === tidy ? olds.spelledSha256 : undefined;
}
