import { diffArrays } from 'diff';

/** Positions before and after of two things that are the same one. */
export type Pair = readonly [before: number, after: number];

/** What is paired, and how different two lists may be before no pairing is looked for: the cost is its square. */
interface InOrder<T> {
	readonly isPair: (before: T, after: T) => boolean;
	readonly most: number;
}

/** The longest pairing that keeps both orders, by Myers' algorithm; none when the lists differ in more than `most`. */
export function alignInOrder<T>(before: readonly T[], after: readonly T[], { isPair, most }: InOrder<T>): Pair[] {
	const runs = diffArrays([...before], [...after], { comparator: isPair, maxEditLength: most }) ?? [];
	const pairs: Pair[] = [];
	let left = 0;
	let right = 0;
	for (const { added, removed, count } of runs) {
		for (let at = 0; !added && !removed && at < count; at += 1) {
			pairs.push([left + at, right + at]);
		}
		left += added ? 0 : count;
		right += removed ? 0 : count;
	}
	return pairs;
}

/** More than any list of a part that somebody wrote: only a list shuffled on purpose differs in more. */
const MOST_MOVED = 2_000;

/** The longest pairing of equal keys that keeps both orders. */
export function alignEqual(before: readonly string[], after: readonly string[]): Pair[] {
	// What stands on one side only is in no pairing: without it a text that is new throughout costs nothing.
	const left = shared(before, new Set(after));
	const right = shared(after, new Set(before));
	const pairs = alignInOrder(left, right, { isPair: (one, other) => one.key === other.key, most: MOST_MOVED });
	return pairs.map(([one, other]) => [left[one]?.at ?? 0, right[other]?.at ?? 0]);
}

function shared(keys: readonly string[], others: ReadonlySet<string>): { readonly key: string; readonly at: number }[] {
	return keys.flatMap((key, at) => (others.has(key) ? [{ key, at }] : []));
}
