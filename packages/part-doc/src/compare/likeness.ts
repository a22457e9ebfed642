/** Letters of a text that are looked at: whether two texts are one and the same shows early, and a part may be long. */
const LOOKED_AT = 600;

/** How often each two letters that stand beside each other do so. */
interface Letters {
	readonly counts: ReadonlyMap<string, number>;
	readonly size: number;
}

function lettersOf(text: string): Letters {
	const looked = text.slice(0, LOOKED_AT);
	const counts = new Map<string, number>();
	for (let at = 0; at + 1 < looked.length; at += 1) {
		const two = looked.slice(at, at + 2);
		counts.set(two, (counts.get(two) ?? 0) + 1);
	}
	return { counts, size: Math.max(0, looked.length - 1) };
}

/** Tells whether two texts share at least a part of their letters. */
export type IsLike = (before: string, after: string, part: number) => boolean;

/** Likeness by Dice's coefficient of neighbouring letters: it needs no words and so no dictionary. Keeps what it counted. */
export function likeness(): IsLike {
	const kept = new Map<string, Letters>();
	const letters = (text: string): Letters => {
		const found = kept.get(text) ?? lettersOf(text);
		kept.set(text, found);
		return found;
	};
	return (before, after, part) => {
		const one = letters(before);
		const other = letters(after);
		const needed = (part * (one.size + other.size)) / 2;
		if (needed === 0 || Math.min(one.size, other.size) < needed) {
			return false;
		}
		const [few, many] = one.counts.size < other.counts.size ? [one, other] : [other, one];
		let common = 0;
		for (const [two, count] of few.counts) {
			common += Math.min(count, many.counts.get(two) ?? 0);
		}
		return common >= needed;
	};
}
