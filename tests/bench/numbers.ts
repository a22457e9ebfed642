/** Median, NaN for nothing; values that are no numbers do not count. */
export function median(values: readonly number[]): number {
	const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length === 0) {
		return Number.NaN;
	}
	return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The value below which a share of the values lies (nearest rank), NaN for nothing. */
export function quantile(values: Float64Array | readonly number[], share: number): number {
	const sorted = Float64Array.from(values).sort();
	return sorted.length === 0 ? Number.NaN : (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number);
}

/** The half of the runs, rounded up, during which others used the machine least. */
export function quieterHalf<T extends { readonly noise: number }>(runs: readonly T[]): T[] {
	return runs.toSorted((a, b) => a.noise - b.noise).slice(0, Math.ceil(runs.length / 2));
}

/** a ÷ b, NaN where that says nothing. */
export function ratio(a: number, b: number): number {
	return Number.isFinite(a) && Number.isFinite(b) && b > 0 ? a / b : Number.NaN;
}
