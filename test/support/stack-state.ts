import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decryptSecret } from "./secrets/pulumi-secrets";

/** A resource as the state has it, and as `pulumi stack export` shows it. */
export interface Resource {
    readonly type: string;
    readonly urn: string;
    readonly id: string;
    readonly inputs: Record<string, unknown>;
    readonly outputs: Record<string, unknown>;
}

export interface PendingOperation {
    readonly type: string;
    readonly resource: Pick<Resource, "urn" | "inputs">;
}

interface Checkpoint {
    readonly checkpoint: {
        readonly latest?: {
            readonly resources?: Resource[];
            readonly pending_operations?: PendingOperation[];
            readonly secrets_providers?: { readonly state?: { readonly salt?: string } };
        };
    };
}

/**
 * The state of a stack on the file backend, read from its file: `pulumi stack export` and `stack output` show the same,
 * but each of the tests' hundreds would take a third of a second, most of it for the key of the passphrase.
 */
export class StackState {
    private constructor(
        private readonly checkpoint: Checkpoint["checkpoint"],
        private readonly passphrase: string,
    ) {}

    /** @param folder - of the backend. */
    static read(folder: string, stack: string, passphrase: string): StackState {
        const stacks = path.join(folder, ".pulumi", "stacks");
        const [file] = readdirSync(stacks, { recursive: true, encoding: "utf8" }).filter(
            (name) => path.basename(name) === `${stack}.json`,
        );
        if (file === undefined) throw new Error(`There is no state of the stack ${stack}.`);
        const { checkpoint } = JSON.parse(readFileSync(path.join(stacks, file), "utf8")) as Checkpoint;
        return new StackState(checkpoint, passphrase);
    }

    /** Those of one type, secrets as objects with a `ciphertext`. */
    resources(type: string): Resource[] {
        return (this.checkpoint.latest?.resources ?? []).filter((one) => one.type === type);
    }

    pendingOperations(): PendingOperation[] {
        return this.checkpoint.latest?.pending_operations ?? [];
    }

    /** The stack's outputs, secrets decrypted. */
    outputs(): Record<string, unknown> {
        const [stack] = this.resources("pulumi:pulumi:Stack");
        return this.decrypted(stack?.outputs ?? {}) as Record<string, unknown>;
    }

    /** A value with its secrets decrypted. */
    decrypted(value: unknown): unknown {
        if (typeof value !== "object" || value === null) return value;
        if (Array.isArray(value)) return value.map((one) => this.decrypted(one));
        const { ciphertext } = value as { ciphertext?: unknown };
        if (typeof ciphertext === "string") {
            const salt = this.checkpoint.latest?.secrets_providers?.state?.salt ?? "";
            return JSON.parse(decryptSecret(ciphertext, salt, this.passphrase)) as unknown;
        }
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.decrypted(one)]));
    }
}
