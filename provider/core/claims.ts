/**
 * Which resource of the program stands for what at TWCC. Two for one thing would be each other's undoing: removing one
 * from the program would delete what the other still stands for.
 */
export class Claims {
    private readonly claimants = new Map<string, Set<string>>();

    /**
     * The same resource may claim again: the engine checks it twice when it is replaced
     * (docs/contributing/pulumi-engine.md#check-and-diff).
     * @returns the other resource that claims the same thing, if there is one.
     */
    add(thing: string, logicalName: string): string | undefined {
        const claimants = this.claimants.get(thing) ?? new Set<string>();
        this.claimants.set(thing, claimants.add(logicalName));
        return [...claimants].find((one) => one !== logicalName);
    }

    /** All that is claimed. */
    all(): string[] {
        return [...this.claimants.keys()];
    }

    /** Whether more than one resource claims it. */
    contested(thing: string): boolean {
        return (this.claimants.get(thing)?.size ?? 0) > 1;
    }
}
