// Figures of several runs.

/** @param {Iterable<number>} numbers */
export const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

/** @param {Iterable<number>} numbers At least one. */
export function median(numbers) {
    const all = sorted(numbers);
    const [low = NaN, high = NaN] = [all[(all.length - 1) >> 1], all[all.length >> 1]];
    return (low + high) / 2;
}
