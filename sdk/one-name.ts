import * as pulumi from "@pulumi/pulumi";
import { resolveConfiguration } from "../provider/configuration";
import type { ProviderArgs } from "./provider-args";
import { runError } from "./run-error";
import { runtimeConfig } from "./runtime-config";

/** What only one resource of a program may have: a name at TWCC. */
interface Claim {
    readonly logicalName: string;
    readonly name: pulumi.Input<string | undefined>;
    /** The argument, which overrides the configured one. */
    readonly platform: pulumi.Input<string | undefined>;
    /** The process that serves the resource: that of its explicit provider, or the one of dynamic resources. */
    readonly provider: pulumi.ProviderResource | undefined;
}

interface Program {
    /** All claims, while one process serves all of them: it compares them itself, and nothing more is to be paid. */
    waiting: Claim[] | undefined;
    readonly claimants: Map<string, Claim>;
}

/** By root resource: the Automation API may run several programs in one process. */
const programs = new WeakMap<object, Program>();
const withoutStack = {};

/** Where the key pairs without an argument `platform` are. */
interface Place {
    readonly account: string;
    readonly platform: string;
}

/** Where those of an explicit provider are. One from another copy of this package is not here. */
const places = new WeakMap<pulumi.ProviderResource, pulumi.Output<Place>>();

/** Notes whose account an explicit provider uses. */
export function noteAccount(provider: pulumi.ProviderResource, args: ProviderArgs, name: string): void {
    const place = pulumi.all([args.apiKey, args.endpoint, args.platform]).apply(([apiKey, endpoint, platform]) => {
        const settings: Readonly<Record<string, string | undefined>> = {
            "twcc:apiKey": apiKey,
            "twcc:endpoint": endpoint,
            "twcc:platform": platform,
        };
        return placeOf((key) => settings[key], { name });
    });
    places.set(provider, place);
}

/**
 * Refuses two key pairs of a program with one name in one account that different processes serve. Each process finds
 * only its own: with `onConflict` one would take the other's key.
 */
export function claimName(claim: Claim): void {
    const root = pulumi.runtime.getStackResource() ?? withoutStack;
    const program = programs.get(root) ?? { waiting: [], claimants: new Map<string, Claim>() };
    programs.set(root, program);
    const { waiting } = program;
    if (waiting !== undefined && (waiting[0] ?? claim).provider === claim.provider) {
        waiting.push(claim);
        return;
    }
    program.waiting = undefined;
    for (const one of [...(waiting ?? []), claim]) compare(one, program);
}

function compare(claim: Claim, { claimants }: Program): void {
    const place =
        claim.provider === undefined
            ? pulumi.output(placeOf((key) => runtimeConfig.getConfig?.(key), undefined))
            : places.get(claim.provider);
    if (place === undefined) return;
    pulumi.all([place, claim.platform, claim.name]).apply(([{ account, platform: usual }, platform, name]) => {
        if (typeof name !== "string") return;
        const thing = [account, platform ?? usual, name].join("\n");
        const other = claimants.get(thing);
        if (other === undefined) claimants.set(thing, claim);
        if (other === undefined || other.provider === claim.provider) return;
        // Nobody handles this one: it ends the program.
        void Promise.reject(
            runError(
                `"${other.logicalName}" and "${claim.logicalName}" in this program have the same name at TWCC and the same account, ` +
                    "so they would share one key pair, and removing one resource would delete the other's. " +
                    "Change one of them, or keep one and use its outputs in both places.",
            ),
        );
    });
}

function placeOf(read: (key: string) => string | undefined, provider: { readonly name: string } | undefined): Place {
    const { apiKey, endpoint, platform } = resolveConfiguration(read, process.env, provider);
    return { account: [apiKey?.value, endpoint].join("\n"), platform };
}
