/** An exact fraction of yen. The denominator is above 0. */
export interface Fraction {
	readonly over: bigint;
	readonly under: bigint;
}

/**
 * The sum of fractions, rounded down to a whole number once: towards the smaller one, below zero too, so that what is
 * left over is never negative. Lines that are shared alike have one denominator, so that few are ever multiplied.
 */
export function floorOfSum(fractions: readonly Fraction[]): number {
	const byUnder = new Map<bigint, bigint>();
	for (const { over, under } of fractions) {
		byUnder.set(under, (byUnder.get(under) ?? 0n) + over);
	}
	let sum: Fraction = { over: 0n, under: 1n };
	for (const [under, over] of byUnder) {
		sum = { over: sum.over * under + over * sum.under, under: sum.under * under };
	}
	const whole = sum.over / sum.under;
	return Number(sum.over % sum.under < 0n ? whole - 1n : whole);
}
