import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Resource } from "./stack-state";

/** The state of a stack as a release left it, and what went with it; written by `npm run record:states`. */
export interface RecordedState {
    /** The program that made it, after makeProject's head. The key of `privateKey` comes from the state itself. */
    readonly program: string;
    /** The stack's configuration. */
    readonly config: Readonly<Record<string, string>>;
    /** What alice had at TWCC: public keys by name. */
    readonly there: Readonly<Record<string, string>>;
    /** What alice's instances were, as the local gateway keeps them (its table of sites). */
    readonly sites?: readonly { readonly id: number }[];
    /** What was at the paths of private key files: the key, something else, or nothing. */
    readonly files?: Readonly<Record<string, "the key" | "something else" | "nothing">>;
    /**
     * What the next up does: nothing, put the same key back, have TWCC make another one, or update what is not in order
     * in another way.
     */
    readonly next: "nothing" | "same key" | "another key" | "update";
    /** What `pulumi stack export` printed, without the lines of the program. */
    readonly state: { readonly deployment: { readonly resources: readonly RecordedResource[] } };
}

export type RecordedResource = Resource & { readonly provider?: string };

export const statesFolder = path.resolve(__dirname, "../fixtures/states");

/** The releases whose states are recorded. */
export function recordedReleases(): string[] {
    return readdirSync(statesFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);
}

/** Where the states of instances and private key files are, below a release's key pairs. */
export const instancesAndFiles = "instances-and-files";

/**
 * The passphrase that encrypts a release's states, and the states by name.
 * @param part - a folder in the release's; by default the key pairs.
 */
export function readRecordedStates(
    release: string,
    part = ".",
): { passphrase: string; states: Record<string, RecordedState> } {
    const folder = path.join(statesFolder, release, part);
    const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
    const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
    return {
        passphrase: read("passphrase").trim(),
        states: Object.fromEntries(
            files.map((file) => [path.parse(file).name, JSON.parse(read(file)) as RecordedState]),
        ),
    };
}

/**
 * All states as one, so that a test needs one stack: the resources of the first, and the key pairs of the others. They
 * were recorded with the same passphrase and salt, and their programs use different names.
 */
export function mergeStates(states: readonly RecordedState[]): RecordedState["state"] {
    const [first, ...others] = states.map(({ state }) => state);
    const resources = first!.deployment.resources;
    const provider = resources.find((one) => one.provider)!.provider!;
    const moved = others
        .flatMap(({ deployment }) => deployment.resources)
        .filter((one) => one.provider !== undefined)
        // Each recording had a default provider of its own.
        .map((one) => ({ ...one, provider }));
    return { ...first!, deployment: { ...first!.deployment, resources: [...resources, ...moved] } };
}
