// Figures of several runs.

export const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export function median(numbers) {
    const all = sorted(numbers);
    return (all[(all.length - 1) >> 1] + all[all.length >> 1]) / 2;
}
