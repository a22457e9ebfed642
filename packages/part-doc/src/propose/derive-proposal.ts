import { canonicalJson, type PartSnapshot, type PartSpec, type Scalar } from '@renkei/plan';
import * as Y from 'yjs';
import { flatText } from '../anchor.ts';
import { snapshotOf } from '../compare/snapshot.ts';
import { proseJson } from '../prose-json.ts';
import { proseOf } from '../roots.ts';
import { proposalPieces } from './proposal-pieces.ts';
import { replaceWords, type Wording } from './replace-words.ts';

/** Other words for a range of the base: `quote` is what stands there. */
export interface ProposedWording extends Wording {
	readonly quote: string;
}

/** Another value of a field or of a cell; null empties it. */
export interface ProposedValue {
	readonly place: { readonly field: string } | { readonly table: string; readonly row: string; readonly column: string };
	readonly value: Scalar | null;
}

/**
 * What a copy proposes against the part it was made from. `whole`: more than other words and values, namely how the
 * text is built and looks, or which rows there are; that can only be taken as a whole.
 */
export type DerivedProposal =
	| { readonly kind: 'nothing' }
	| { readonly kind: 'pieces'; readonly wordings: readonly ProposedWording[]; readonly values: readonly ProposedValue[] }
	| { readonly kind: 'whole' };

/** Longest quote and longest new words of one record (UTF-16 units; packages/api, newThread). */
const LONGEST_QUOTE = 2000;
const LONGEST_WORDS = 4000;
const MOST_LINE_ENDS = 200;

/** Least length of a quote that new words are put beside (letters): one letter alone is found again anywhere. */
const HOLD = 4;

/**
 * Derives from an edited copy what it proposes. Nothing marks the copy while it is written: so whatever an input method
 * did on the way, the records hold what stands there in the end.
 * @param copy was opened from the same bytes as `base`
 */
export function deriveProposal(base: Y.Doc, copy: Y.Doc, spec: PartSpec): DerivedProposal {
	const values = valuesBetween(snapshotOf(base, spec), snapshotOf(copy, spec));
	const wordings = wordingsBetween(flatText(base), flatText(copy));
	if (values === null || !saysAll(base, copy, wordings) || wordings.some(isTooLong)) {
		return { kind: 'whole' };
	}
	return wordings.length + values.length === 0 ? { kind: 'nothing' } : { kind: 'pieces', wordings, values };
}

const isTooLong = ({ quote, words }: ProposedWording): boolean =>
	quote.length > LONGEST_QUOTE || words.length > LONGEST_WORDS || words.split('\n').length - 1 > MOST_LINE_ENDS;

/** Whether the base with these words in it is the copy, looks and blocks included. */
function saysAll(base: Y.Doc, copy: Y.Doc, wordings: readonly ProposedWording[]): boolean {
	const tried = new Y.Doc();
	Y.applyUpdate(tried, Y.encodeStateAsUpdate(base));
	for (const wording of wordings.toReversed()) {
		replaceWords(tried, wording);
	}
	const same = canonicalJson(proseJson(proseOf(tried))) === canonicalJson(proseJson(proseOf(copy)));
	tried.destroy();
	return same;
}

/** Other words between two texts, in the order of the text; each holds on to words that stand. */
export function wordingsBetween(before: string, after: string): ProposedWording[] {
	const hunks: Hunk[] = [];
	let at = 0;
	for (const { kind, text } of proposalPieces(before, after)) {
		const last = hunks.at(-1);
		if (kind === 'removed') {
			hunks.push({ start: at, end: at + text.length, words: '' });
		} else if (kind === 'added' && last?.end === at) {
			hunks[hunks.length - 1] = { ...last, words: text };
		} else if (kind === 'added') {
			hunks.push({ start: at, end: at, words: text });
		}
		at += kind === 'added' ? 0 : text.length;
	}
	return apart(before, hunks);
}

/** A stretch of the text before, and what stands there after. */
interface Hunk {
	readonly start: number;
	readonly end: number;
	readonly words: string;
}

/** Hunks with what they hold on to. Where that reaches into the next one, the two are one. */
function apart(text: string, hunks: readonly Hunk[]): ProposedWording[] {
	const wordings: ProposedWording[] = [];
	let pending: Hunk | null = null;
	for (const hunk of hunks) {
		if (pending === null) {
			pending = hunk;
			continue;
		}
		const [one, other] = [held(text, pending), held(text, hunk)];
		if (other.start < one.end) {
			pending = {
				start: pending.start,
				end: hunk.end,
				words: pending.words + text.slice(pending.end, hunk.start) + hunk.words,
			};
		} else {
			wordings.push(one);
			pending = hunk;
		}
	}
	return pending === null ? wordings : [...wordings, held(text, pending)];
}

/** A hunk that only brings words takes the ones beside them along, of its own block: a quote of nothing cannot be found again. */
function held(text: string, { start, end, words }: Hunk): ProposedWording {
	if (end > start) {
		return { start, end, words, quote: text.slice(start, end) };
	}
	const before = lastLetters(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
	const rest = text.slice(start);
	const after = before === '' ? firstLetters(/^[^\n]*/.exec(rest)?.[0] ?? '') : '';
	// Into an empty block of a text that has others: the end of the one before it.
	const over = before + after === '' && start > 0 ? `${lastLetters(/[^\n]*(?=\n*$)/.exec(text.slice(0, start))?.[0] ?? '')}` : '';
	const gap = over === '' ? '' : (/\n*$/.exec(text.slice(0, start))?.[0] ?? '');
	const left = over + gap + before;
	return {
		start: start - left.length,
		end: start + after.length,
		words: left + words + after,
		quote: left + after,
	};
}

const lastLetters = (text: string): string => [...text].slice(-HOLD * 2).join('');
const firstLetters = (text: string): string => [...text].slice(0, HOLD * 2).join('');

/** Other values of what is there in both; null when rows came, went or moved. */
function valuesBetween(before: PartSnapshot, after: PartSnapshot): ProposedValue[] | null {
	const values: ProposedValue[] = [];
	const differ = (
		one: Readonly<Record<string, Scalar>>,
		other: Readonly<Record<string, Scalar>>,
		placeOf: (key: string) => ProposedValue['place'],
	): void => {
		for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
			if (one[key] !== other[key]) {
				values.push({ place: placeOf(key), value: other[key] ?? null });
			}
		}
	};
	differ(before.fields, after.fields, (field) => ({ field }));
	for (const { key: table, rows } of after.tables) {
		const old = before.tables.find(({ key }) => key === table)?.rows ?? [];
		if (old.length !== rows.length || rows.some(({ id }, at) => old[at]?.id !== id)) {
			return null;
		}
		for (const [at, { id: row, cells }] of rows.entries()) {
			differ(old[at]?.cells ?? {}, cells, (column) => ({ table, row, column }));
		}
	}
	return values;
}
