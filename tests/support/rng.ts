/** A seeded source of chance (mulberry32): a failing run is repeated from its seed. */
export interface Chance {
	/** 0 ≤ x < 1 */
	next(): number;
	/** Whole number 0 ≤ x < below. */
	below(limit: number): number;
	pick<T>(list: readonly T[]): T;
}

export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const below = (limit: number): number => Math.floor(next() * limit);
	return { next, below, pick: (list) => list[below(list.length)] as never };
}
