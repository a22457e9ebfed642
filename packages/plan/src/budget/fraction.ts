/** An exact fraction of yen. The denominator is above 0. */
export interface Fraction {
	readonly over: bigint;
	readonly under: bigint;
}

export const zero: Fraction = { over: 0n, under: 1n };

export function add(a: Fraction, b: Fraction): Fraction {
	return reduced({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
}

/** Towards the smaller whole number, below zero too: what is left over is then never negative. */
export function floor({ over, under }: Fraction): number {
	const whole = over / under;
	return Number(over % under < 0n ? whole - 1n : whole);
}

function reduced({ over, under }: Fraction): Fraction {
	const common = greatestCommon(over < 0n ? -over : over, under);
	return common === 0n ? { over, under } : { over: over / common, under: under / common };
}

function greatestCommon(a: bigint, b: bigint): bigint {
	let [large, small] = [a, b];
	while (small !== 0n) {
		[large, small] = [small, large % small];
	}
	return large;
}
