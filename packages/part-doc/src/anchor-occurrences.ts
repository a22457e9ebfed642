/** Longest words (UTF-16 units) that the engine's own search is trusted with. */
const longestPlain = 64;
/** Places of one word that are looked at: more of them are as good as none. */
const mostPlaces = 1000;
const base = 0x01000193;

/** Where words stand in one text, side by side. Each word is looked for once. */
export class Occurrences {
	readonly #text: string;
	readonly #found = new Map<string, readonly number[]>();
	/** Hash of the first n units, for each n, and the powers of its base; made for the first long word. */
	#hashes: { readonly upTo: Int32Array; readonly powers: Int32Array } | null = null;

	constructor(text: string) {
		this.#text = text;
	}

	/** Offsets at which a word stands, in order, at most a thousand. */
	of(word: string): readonly number[] {
		const known = this.#found.get(word);
		if (known !== undefined) {
			return known;
		}
		const places: number[] = [];
		for (let at = this.#next(word, 0); at >= 0 && places.length < mostPlaces; at = this.#next(word, at + word.length)) {
			places.push(at);
		}
		this.#found.set(word, places);
		return places;
	}

	/** A place of a word that begins from `from` on and before `to`; -1 when there is none. */
	between(word: string, from: number, to: number): number {
		if (word.length > longestPlain) {
			return this.of(word).find((at) => at >= from && at < to) ?? -1;
		}
		const at = word === '' ? -1 : this.#text.slice(from, to + word.length - 1).indexOf(word);
		return at < 0 ? -1 : from + at;
	}

	#next(word: string, from: number): number {
		if (word === '' || from + word.length > this.#text.length) {
			return -1;
		}
		return word.length <= longestPlain ? this.#text.indexOf(word, from) : this.#nextLong(word, from);
	}

	/** Compares hashes: a long word in a text of much the same letters would take `indexOf` the product of both lengths. */
	#nextLong(word: string, from: number): number {
		this.#hashes ??= hashesOf(this.#text);
		const { upTo, powers } = this.#hashes;
		const power = powers[word.length] as number;
		let wanted = 0;
		for (let at = 0; at < word.length; at += 1) {
			wanted = (Math.imul(wanted, base) + word.charCodeAt(at)) | 0;
		}
		for (let at = from; at + word.length <= this.#text.length; at += 1) {
			const hash = ((upTo[at + word.length] as number) - Math.imul(upTo[at] as number, power)) | 0;
			if (hash === wanted && this.#text.startsWith(word, at)) {
				return at;
			}
		}
		return -1;
	}
}

function hashesOf(text: string): { readonly upTo: Int32Array; readonly powers: Int32Array } {
	const upTo = new Int32Array(text.length + 1);
	const powers = new Int32Array(text.length + 1);
	powers[0] = 1;
	for (let at = 0; at < text.length; at += 1) {
		upTo[at + 1] = (Math.imul(upTo[at] as number, base) + text.charCodeAt(at)) | 0;
		powers[at + 1] = Math.imul(powers[at] as number, base);
	}
	return { upTo, powers };
}
