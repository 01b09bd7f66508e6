import { givenArguments, unknownArguments, wrongArguments } from "../core/arguments";
import type { Checked, ViewContext } from "../core/resource";
import { tidyPrivateKey } from "../key-material";
import { sha256 } from "./content";
import { claimOf } from "./path";
import { privateKeyFileArguments, token, type ArgumentName } from "./properties";
import { validators } from "./validate";

const names = Object.keys(privateKeyFileArguments) as ArgumentName[];

const missing: readonly (readonly [ArgumentName, string])[] = [
    [
        "privateKey",
        "privateKey is missing: give one. The output of a Keypair is undefined where the key was never in hand: an imported public key, Keypair.get, an adopted key.",
    ],
    ["path", "path is missing: say where the file is to be."],
];

/** Looks at the arguments: refuses wrong ones, normalises right ones. Never looks at the disk; unknown values pass. */
export function check(
    _context: ViewContext,
    _olds: Readonly<Record<string, unknown>> | undefined,
    news: Readonly<Record<string, unknown>>,
): Checked<Record<string, unknown>> {
    const given = givenArguments(names, news);
    const failures = [
        ...unknownArguments(token, names, news),
        ...missing.filter(([name]) => given[name] === undefined).map(([, problem]) => problem),
        ...wrongArguments(validators, given),
    ];
    const inputs: Record<string, unknown> = { ...given };
    if (inputs.overwrite === false) delete inputs.overwrite;
    if (failures.length === 0 && typeof inputs.privateKey === "string") {
        const given = inputs.privateKey;
        inputs.privateKey = tidyPrivateKey(given);
        const older = spelledByOlderReleases(given);
        if (older !== inputs.privateKey) inputs.spelledSha256 = sha256(older);
    }
    return {
        inputs,
        failures,
        warnings: [],
        ...(failures.length === 0 &&
            typeof inputs.path === "string" && {
                claim: claimOf(inputs.path),
                clash: "write to the same path, so they would be one file, and removing one of them would delete it under the other",
            }),
    };
}

/** What older releases wrote of this text, and what states may hold the hash of: by itself that is no change. */
function spelledByOlderReleases(text: string): string {
    return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
}
