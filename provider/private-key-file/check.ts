import { givenArguments, unknownArguments, wrongArguments } from "../core/arguments";
import type { Checked, ViewContext } from "../core/resource";
import { tidyPrivateKey } from "../key-material";
import { claimOf } from "./path";
import { privateKeyFileArguments, token, type ArgumentName } from "./properties";
import { validators } from "./validate";

const names = Object.keys(privateKeyFileArguments) as ArgumentName[];

const missing: readonly (readonly [ArgumentName, string])[] = [
    [
        "privateKey",
        "privateKey is missing: give one. The output of a Keypair is undefined where Pulumi never had the private key: an imported public key, Keypair.get, an adopted key.",
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
    if (inputs.publicKeyFile === false) delete inputs.publicKeyFile;
    if (failures.length === 0 && typeof inputs.privateKey === "string") {
        inputs.privateKey = tidyPrivateKey(inputs.privateKey);
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
