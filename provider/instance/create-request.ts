import type { LegalValues, SiteOrder } from "../client";
import { UserError } from "../core/errors";
import { findProject } from "../core/project";
import { unknown } from "../core/unknown";
import { listOf } from "./messages";
import type { Operation } from "./operations/operation";
import { defaults, type ArgumentName } from "./properties";
import type { InstanceInputs } from "./types";

/** Arguments that passed check. At preview any may be unknown. */
type Arguments = Readonly<Record<string, unknown>>;

/** The ids for TWCC's names, and the legal values for them. */
export interface Resolved {
    readonly projectId: number;
    readonly solutionId: number;
    readonly legal: LegalValues;
}

/**
 * The arguments that are sent as `x-extra-property-` headers, with the rest of the header's name
 * (docs/contributing/twcc-api.md#headers-of-a-site).
 */
const headers: Readonly<Partial<Record<ArgumentName, string>>> = {
    image: "image",
    flavor: "flavor",
    keypair: "keypair",
    password: "password",
    network: "private-network",
    staticIp: "static-ip",
    systemVolumeType: "system-volume-type",
    systemVolumeSize: "system-volume-size",
    dataVolumeType: "volume-type",
    dataVolumeSize: "volume-size",
    securityGroups: "sg",
    availabilityZone: "availability-zone",
};

/** Not compared with the legal values: passwords have no list, and new key pairs may be missing in theirs. */
const unlisted: readonly ArgumentName[] = ["keypair", "password"];

/** Resolves names to ids. If TWCC has no such project or solution, the error lists the existing ones. */
export async function resolve(operation: Operation, inputs: Arguments): Promise<Resolved> {
    const { solutions, context } = operation;
    const projectId = await projectOf(operation, String(inputs.project));
    const solutionId = await solutionOf(operation, projectId, String(inputs.solution));
    return { projectId, solutionId, legal: await solutions.legalValues(projectId, solutionId, context) };
}

async function projectOf({ projects, platform, context }: Operation, wanted: string): Promise<number> {
    const { found, there } = await findProject(projects, wanted, context);
    if (found !== undefined) return found.id;
    const legal = there.map(({ id, code }) => `${code} (${id})`);
    throw new UserError(
        `project is not one of yours on the platform ${platform}: ${legal.length === 0 ? "you have none there; check twcc:platform and which account the API key belongs to" : `choose one of ${listOf(legal)}`}.`,
    );
}

async function solutionOf({ solutions, context }: Operation, project: number, wanted: string): Promise<number> {
    const all = await solutions.list(project, context);
    const found =
        all.find(({ id, name }) => name === wanted || String(id) === wanted) ??
        all.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (found !== undefined) return found.id;
    const legal = all.map(({ name }) => name);
    throw new UserError(
        `solution is not available: ${legal.length === 0 ? "TWCC offers none in this project" : `choose one of ${listOf(legal)}`}.`,
    );
}

/** The arguments that TWCC does not accept with this solution, as whole sentences with the legal values. */
export function illegalValues(inputs: Arguments, { legal }: Resolved): string[] {
    const problems: string[] = [];
    for (const [argument, header] of Object.entries(headers) as [ArgumentName, string][]) {
        const values = legal[header] ?? [];
        const given = inputs[argument] ?? (argument === "network" ? defaults.network : undefined);
        if (given === undefined || values.length === 0 || unlisted.includes(argument)) continue;
        const wanted: readonly unknown[] = Array.isArray(given) ? given : [given];
        if (wanted.some((one) => one !== unknown && !values.includes(String(one)))) {
            problems.push(`${argument} is not available for this solution: choose one of ${listOf(values)}.`);
        }
    }
    return [...problems, ...wrongCredential(inputs, legal)];
}

/** The values that a solution lists show whether it needs a key pair or a password. */
function wrongCredential({ keypair, password }: Arguments, legal: LegalValues): string[] {
    if (keypair !== undefined && legal.keypair === undefined && legal.password !== undefined) {
        return ["keypair cannot be used: this solution needs a password."];
    }
    if (password !== undefined && legal.password === undefined && legal.keypair !== undefined) {
        return ["password cannot be used: this solution needs a keypair."];
    }
    return [];
}

/** Throws if the key pair does not exist. TWCC's own message is less clear. */
export async function requireKeypair({ keypairs, context, platform }: Operation, name: string, { legal }: Resolved) {
    if ((await keypairs.get(name, context)) !== undefined) return;
    const there = legal.keypair ?? [];
    throw new UserError(
        `There is no key pair "${name}" on the platform ${platform} for this API key (case matters)` +
            `${there.length === 0 ? ", and no other either" : `; there are ${listOf(there)}`}. ` +
            'Create one with `new twcc.Keypair("…")`, and pass its `name`.',
    );
}

/** The content of the POST. */
export function orderOf(inputs: InstanceInputs, { projectId, solutionId }: Resolved): SiteOrder {
    const values: Arguments = { ...defaults, ...inputs };
    const properties = Object.fromEntries(
        (Object.entries(headers) as [ArgumentName, string][]).flatMap(([argument, header]) => {
            const value = values[argument];
            return value === undefined ? [] : [[header, (Array.isArray(value) ? value : [value]).join(",")] as const];
        }),
    );
    return {
        name: inputs.name,
        ...(inputs.description !== undefined && { description: inputs.description }),
        project: projectId,
        solution: solutionId,
        properties: { ...properties, "floating-ip": inputs.assignFloatingIp === true ? "floating" : "nofloating" },
    };
}
