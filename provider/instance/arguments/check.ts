import type { Configuration } from "../../configuration";
import { givenArguments, unknownArguments, wrongArguments, type Given } from "../../core/arguments";
import { withoutHidden } from "../../core/hidden-inputs";
import { marks, nameOrGenerated } from "../../core/naming";
import type { Checked, Naming, ViewContext } from "../../core/resource";
import { unknown } from "../../core/unknown";
import { text } from "../../core/validators";
import { withoutOwner } from "../../client";
import { generateName, problemOfName } from "./name";
import { defaults, instanceArguments, token, type ArgumentName } from "../properties";
import { validators } from "./validators";

const names = Object.keys(instanceArguments) as ArgumentName[];

/**
 * Checks the arguments: refuses wrong ones, normalises right ones, generates a name if none is given, and takes the
 * project from the configuration. Unknown values pass. Pure: the only randomness comes from `naming`.
 */
export function check(
    { configuration }: ViewContext,
    olds: Readonly<Record<string, unknown>> | undefined,
    news: Readonly<Record<string, unknown>>,
    naming: Naming,
): Checked<Record<string, unknown>> {
    const given = givenArguments(names, news);
    const failures = [
        ...unknownArguments(token, names, withoutHidden(marks, olds, news)),
        ...wrongArguments(validatorsFor(olds, given), given),
    ];
    const normal: Record<string, unknown> =
        failures.length === 0 ? normalise(given, configuration.platform) : { ...given };
    if (normal.project === undefined && configuration.project !== undefined) normal.project = configuration.project;
    failures.push(...missingArguments(normal));
    if (normal.project === undefined) failures.push(...unreadProject(configuration));
    if (failures.length === 0) failures.push(...problemsTogether(normal));

    const named = nameOrGenerated(given.name, olds, naming, { generate: generateName, problemOf: problemOfName });
    return {
        inputs: { ...normal, ...named.inputs },
        failures: [...failures, ...named.failures, ...configuration.problems],
        warnings: named.warnings,
    };
}

/** An existing instance may have a name that we could not create. */
function validatorsFor(
    olds: Readonly<Record<string, unknown>> | undefined,
    given: Given<ArgumentName>,
): typeof validators {
    return olds?.name !== undefined && olds.name === given.name ? { ...validators, name: text() } : validators;
}

const required: readonly (readonly [ArgumentName, string])[] = [
    [
        "project",
        "set a code like ENT123456 or an id, or configure one: `pulumi config set twcc:project`, TWCC_PROJECT or twccli",
    ],
    ["solution", 'set a name like "Ubuntu" or an id'],
    ["image", 'set a name like "Ubuntu 22.04"'],
    ["flavor", 'set a name like "02_vCPU_016GB_MEM_100GB_HDD"'],
];

function missingArguments(given: Readonly<Record<string, unknown>>): string[] {
    return required
        .filter(([name]) => given[name] === undefined)
        .map(([name, advice]) => `${name} is missing: ${advice}.`);
}

/** Why the project cannot be read from twccli's file, unless that is already reported. */
function unreadProject({ projectProblem, problems }: Configuration): string[] {
    return projectProblem === undefined || problems.includes(projectProblem) ? [] : [projectProblem];
}

function problemsTogether(given: Given<ArgumentName>): string[] {
    const problems: string[] = [];
    if (given.keypair !== undefined && given.password !== undefined) {
        problems.push("keypair and password cannot be combined: Linux needs a key pair, Windows a password.");
    }
    if (given.keypair === undefined && given.password === undefined) {
        problems.push("keypair is missing: set the name of a key pair, `key.name` (on Windows set password instead).");
    }
    if (given.assignFloatingIp === true && given.staticIp !== undefined) {
        problems.push("assignFloatingIp and staticIp cannot be combined: an instance has only one public IP.");
    }
    if (given.dataVolumeType !== undefined && given.dataVolumeSize === undefined) {
        problems.push("dataVolumeType needs dataVolumeSize: without a size there is no data disk.");
    }
    return problems;
}

/** The arguments in one form: given defaults are removed. */
function normalise(given: Given<ArgumentName>, platform: string): Record<string, unknown> {
    const normal: Record<string, unknown> = {};
    const standard: Given<ArgumentName> = { ...defaults, platform };
    for (const name of names) {
        const value = inOneForm(name, given[name]);
        if (value !== undefined && value !== standard[name]) normal[name] = value;
    }
    return normal;
}

function inOneForm(name: ArgumentName, value: unknown): unknown {
    if (value === undefined || value === unknown) return value;
    if (typeof value === "number" && (name === "project" || name === "solution")) return String(value);
    if (name === "image") return withoutOwner(value as string);
    if (name === "securityGroups") return sorted(value as readonly unknown[]);
    if (name === "keepers" && Object.keys(value as object).length === 0) return undefined;
    return value;
}

/** The order does not matter to TWCC. */
function sorted(groups: readonly unknown[]): unknown {
    if (groups.length === 0) return undefined;
    return groups.includes(unknown) ? groups : [...new Set(groups as readonly string[])].sort();
}
