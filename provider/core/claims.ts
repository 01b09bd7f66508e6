/**
 * Which resource of the program has which name at TWCC, or which file. Two resources for one thing would destroy each
 * other's: removing one from the program would delete what the other still needs.
 */
export class Claims {
    private readonly claimants = new Map<string, Set<string>>();

    /**
     * A resource may claim again: the engine checks it twice when it is replaced
     * (docs/contributing/pulumi-engine.md#check-and-diff).
     * @returns the other resource that claims the same thing, if there is one.
     */
    add(thing: string, logicalName: string): string | undefined {
        const claimants = this.claimants.get(thing) ?? new Set<string>();
        this.claimants.set(thing, claimants.add(logicalName));
        return [...claimants].find((one) => one !== logicalName);
    }

    /** Everything that is claimed. */
    all(): string[] {
        return [...this.claimants.keys()];
    }

    /** Whether more than one resource claims it. */
    contested(thing: string): boolean {
        return (this.claimants.get(thing)?.size ?? 0) > 1;
    }
}
