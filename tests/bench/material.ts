import * as Y from 'yjs';
import { chanceFrom } from '../support/rng.ts';
import { lettersOf, ownParagraph } from './letters.ts';

/** A document as it came about: every update, and what it amounts to. */
export interface Material {
	readonly updates: readonly Uint8Array[];
	/** Everything as one update. */
	readonly whole: Uint8Array;
	readonly text: string;
}

const made = new Map<string, Material>();

/** Made once, whichever case asks. */
function once(name: string, make: () => Material): Material {
	const there = made.get(name) ?? make();
	made.set(name, there);
	return there;
}

/** Runs of a long session, in strokes: how much is typed and taken back at most, and how often. */
const TYPED = 20;
const TAKEN_BACK = 14;
const TAKES_BACK = 0.6;
const JUMPS = 0.2;

/**
 * One author's long session, letter by letter: runs of typing, of taking back, and jumps. A third of the strokes delete,
 * as in published traces of a paper being written. Always the same for the same length.
 */
export function longTrace(edits: number): Material {
	return once(`trace-${edits}`, () => {
		const chance = chanceFrom(42);
		const doc = new Y.Doc();
		doc.clientID = 4_242;
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const text = ownParagraph(doc);
		let caret = 0;
		while (updates.length < edits) {
			caret = chance.next() < JUMPS ? chance.below(text.length + 1) : caret;
			for (let typed = chance.below(TYPED); typed >= 0; typed -= 1) {
				text.insert(caret, 'e');
				caret += 1;
			}
			for (let back = chance.next() < TAKES_BACK ? chance.below(TAKEN_BACK) : -1; back >= 0 && caret > 0; back -= 1) {
				caret -= 1;
				text.delete(caret, 1);
			}
		}
		return { updates, whole: Y.encodeStateAsUpdate(doc), text: lettersOf(doc) };
	});
}

const words =
	'地域間連携の計画では、各自治体が住民の安全と暮らしを守るために力を合わせて事業を進め、その成果を毎年度に評価して公表する。防災と医療、交通と教育の各分野で広い地域の取組を進める。';

/**
 * One section of a plan: four authors by turns, some characters at a time as an input method commits them.
 * @param length in characters
 */
export function section(seed: number, length: number): Material {
	return once(`section-${seed}-${length}`, () => {
		const chance = chanceFrom(seed);
		const updates: Uint8Array[] = [];
		const authors = Array.from({ length: 4 }, (_, at) => {
			const doc = new Y.Doc();
			doc.clientID = seed * 100 + at + 1;
			return { doc, caret: 0 };
		});
		for (const { doc } of authors) {
			doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin === 'others') {
					return;
				}
				updates.push(update);
				for (const other of authors) {
					if (other.doc !== doc) {
						Y.applyUpdate(other.doc, update, 'others');
					}
				}
			});
		}
		const first = authors[0]?.doc as Y.Doc;
		ownParagraph(first);
		for (let written = 0; written < length; ) {
			written = writeSome(chance.pick(authors), chance);
		}
		return { updates, whole: Y.encodeStateAsUpdate(first), text: lettersOf(first) };
	});
}

/** @returns how long the text is now */
function writeSome(author: { readonly doc: Y.Doc; caret: number }, chance: ReturnType<typeof chanceFrom>): number {
	const text = (author.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
	const caret = Math.min(text.length, chance.next() < 0.04 ? chance.below(text.length + 1) : author.caret);
	if (caret > 3 && chance.next() < 0.12) {
		text.delete(caret - 2, 2);
		author.caret = caret - 2;
	} else {
		const length = 1 + chance.below(12);
		const at = chance.below(words.length - length);
		text.insert(caret, words.slice(at, at + length));
		author.caret = caret + length;
	}
	return text.length;
}
