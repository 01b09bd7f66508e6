import { privateKeyFormats, type Algorithm, type PublicKey } from "../../key-material";
import { unknown } from "../../core/unknown";
import type { ArgumentName } from "../properties";

/** Arguments by name. Absent ones are `undefined`, and any may be unknown during a preview. */
export type Arguments = Readonly<Partial<Record<ArgumentName, unknown>>>;

const generating = ["algorithm", "rsaBits", "ecdsaCurve", "generatedBy", "keepers"] as const;

/** Arguments that cannot be combined, with what to do. An unknown argument does not count as given. */
const exclusions: readonly (readonly [ArgumentName, ArgumentName, string])[] = [
    ["publicKey", "privateKey", "set only privateKey, from which the public key is derived"],
    ...generating.map(
        (name) => ["publicKey", name, "set only one of them, since an imported key is not generated"] as const,
    ),
    ...generating.map(
        (name) => ["privateKey", name, "set only one of them, since your own key is not generated"] as const,
    ),
    ["publicKey", "recipients", "set only publicKey: its private key never gets here, which is safer still"],
    ["privateKey", "recipients", "set publicKey instead of your own private key, which then stays with you"],
    ["publicKey", "passphrase", "set only publicKey, which needs none"],
    ["publicKey", "privateKeyFormat", "set only publicKey, since there is no private key to format"],
];

/** What nobody can choose for TWCC's keys: they are always RSA 2048. */
const notByTwcc = ["algorithm", "rsaBits", "ecdsaCurve", "comment"] as const;

/**
 * What is wrong with arguments in combination, as whole sentences. One that is set to its default counts as given.
 * @param own - the public half of the given private key, if it is known.
 */
export function problemsTogether(given: Arguments, own: PublicKey | undefined): string[] {
    const has = (name: ArgumentName): boolean => isMeant(given[name]);
    const problems = exclusions
        .filter(([a, b]) => has(a) && has(b))
        .map(([a, b, advice]) => `${a} and ${b} cannot be combined: ${advice}.`);

    if (has("passphrase") && given.privateKey === undefined && given.publicKey === undefined) {
        problems.push(
            "passphrase needs privateKey: a generated key has none. To lock its file, set passphrase of the PrivateKeyFile.",
        );
    }
    if (given.generatedBy === "twcc") {
        for (const name of notByTwcc.filter(has)) {
            problems.push(
                `${name} has no effect with generatedBy: "twcc": TWCC always generates RSA 2048. Set only one of them.`,
            );
        }
        problems.push(...wrongFormat(given, "RSA"));
    } else if (given.generatedBy !== unknown && given.algorithm !== unknown) {
        const generated = given.publicKey === undefined && given.privateKey === undefined;
        if (generated && has("rsaBits") && given.algorithm !== "RSA") problems.push('rsaBits needs algorithm: "RSA".');
        if (generated && has("ecdsaCurve") && given.algorithm !== "ECDSA") {
            problems.push('ecdsaCurve needs algorithm: "ECDSA".');
        }
        const algorithm = algorithmOf(given, own);
        if (algorithm !== undefined) problems.push(...wrongFormat(given, algorithm));
    }
    return problems;
}

/** Whether a value is known and not an empty map. */
function isMeant(value: unknown): boolean {
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return value !== undefined && value !== unknown && !isEmpty;
}

/** The type of the key whose private half is formatted, if it is known. */
function algorithmOf(given: Arguments, own: PublicKey | undefined): Algorithm | undefined {
    if (given.publicKey !== undefined) return undefined;
    if (given.privateKey !== undefined) return own?.algorithm;
    return (given.algorithm ?? "ED25519") as Algorithm;
}

function wrongFormat({ privateKeyFormat: format }: Arguments, algorithm: Algorithm): string[] {
    const legal: readonly string[] = privateKeyFormats[algorithm];
    if (typeof format !== "string" || legal.includes(format)) return [];
    return [`privateKeyFormat does not match: a private ${algorithm} key can be written as ${legal.join(", ")}.`];
}
