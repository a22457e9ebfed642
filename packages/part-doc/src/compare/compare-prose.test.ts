import type { Block, BlockChange, Piece } from '@renkei/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProse } from './compare-prose.ts';
import { wordPieces } from './word-pieces.ts';

/** Blocks from `id:words`; a mark after the id tells of another form: `a*:words`. */
const blocks = (...texts: readonly string[]): Block[] =>
	texts.map((given) => {
		const [, id = '', star = '', text = ''] = /^(\w+)(\*?):([\s\S]*)$/.exec(given) ?? [];
		return { id, kind: 'paragraph', text, form: star };
	});

const signs = { same: '', added: '+', removed: '-' } as const;
const readPieces = (pieces: readonly Piece[]): string =>
	pieces.map(({ kind, text }) => (kind === 'same' ? text : `[${signs[kind]}${text}]`)).join('');
/** A change as one line: what happened, and its words with what came and went in brackets. */
const readChanges = (changes: readonly BlockChange[]): string[] =>
	changes.map(({ kind, pieces }) => `${kind} ${readPieces(pieces)}`);
const compared = (before: readonly Block[], after: readonly Block[]): string[] => readChanges(compareProse(before, after));

const oldOf = (pieces: readonly Piece[]): string => pieces.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('');
const newOf = (pieces: readonly Piece[]): string => pieces.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');

const words = fc.constantFrom('', '運賃', 'は', '200円', '町', 'の', 'バス', '。', ' ', '\n', '無料', 'AB', '髙', '𠮷');
const text = fc.array(words, { maxLength: 12 }).map((some) => some.join(''));
const blockText = fc.oneof(text, fc.constantFrom('路線バスの減便が続く。', '路線バスの廃止が続く。', '予約は電話だけである。'));
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const someBlocks = fc.uniqueArray(
	fc.record({ id: ids, kind: fc.constantFrom('paragraph', 'item'), text: blockText, form: fc.constantFrom('', '*') }),
	{ selector: ({ id }) => id, maxLength: 6 },
) as fc.Arbitrary<Block[]>;

describe('words of a changed block', () => {
	it('[HI3] differ by Japanese words, with everything that went before everything that came', () => {
		expect(readPieces(wordPieces('運賃は200円とする。', '運賃は町内で無料とする。'))).toBe('運賃は[-200円][+町内で無料]とする。');
	});

	it('[HI3] give the old text without what came and the new text without what went, to the letter', () => {
		fc.assert(
			fc.property(text, text, (one, other) => {
				const pieces = wordPieces(one, other);
				expect(oldOf(pieces)).toBe(one);
				expect(newOf(pieces)).toBe(other);
				const kinds = pieces.map(({ kind, text: said }) => (said === '' ? 'empty' : kind)).join(' ');
				expect(kinds).not.toMatch(/empty|same same|removed removed|added added|added removed/);
			}),
			{ numRuns: 300 },
		);
	});

	it('[HI3a] are one text for another where too many differ', () => {
		const long = (word: string): string => Array.from({ length: 1_000 }, (_, at) => `${word}${at}、`).join('');
		expect(wordPieces(long('甲'), long('乙')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
	});
});

describe('blocks of two texts', () => {
	it('[HI4] stay, come, go and change in the order of the newer text, those that went where they stood', () => {
		expect(
			compared(
				blocks('a:路線バスの減便が続く。', 'b:予約は電話だけである。', 'c:見守りも引き継がれない。'),
				blocks('a:路線バスの廃止が続く。', 'd:買い物に困る人が多い。', 'c:見守りも引き継がれない。'),
			),
		).toEqual([
			'changed 路線バスの[-減便][+廃止]が続く。',
			'removed [-予約は電話だけである。]',
			'added [+買い物に困る人が多い。]',
			'same 見守りも引き継がれない。',
		]);
	});

	it('[HI4] name the block before and after', () => {
		const changes = compareProse(blocks('a:予約は電話。', 'b:消える文。'), blocks('c:予約は電話。', 'd:別の内容です。'));
		expect(changes.map(({ before, after }) => [before, after])).toEqual([
			['a', 'c'],
			['b', null],
			[null, 'd'],
		]);
	});

	it('[HI5] are found again by their words, then by their id, then by likeness', () => {
		expect(compared(blocks('a:変わらない文。'), blocks('z:変わらない文。'))).toEqual(['same 変わらない文。']);
		expect(compared(blocks('a:甲'), blocks('b:新しい前の文。', 'a:乙'))).toEqual([
			'added [+新しい前の文。]',
			'changed [-甲][+乙]',
		]);
		expect(compared(blocks('a:予約は電話だけである。'), blocks('x:前の文。', 'y:予約は電話とアプリである。'))).toEqual([
			'added [+前の文。]',
			'changed 予約は電話[-だけ][+とアプリ]である。',
		]);
	});

	it('[HI5a] that are unlike each other are one that went and one that came, unless the id says that they are one', () => {
		expect(compared(blocks('a:予約は電話だけである。'), blocks('b:見守りも引き継がれない。'))).toEqual([
			'removed [-予約は電話だけである。]',
			'added [+見守りも引き継がれない。]',
		]);
		expect(compared(blocks('a:予約は電話だけ'), blocks('a:見守りの体制'))[0]).toMatch(/^changed /);
	});

	it('[HI6] that look otherwise and say the same have another form', () => {
		expect(compared(blocks('a:原因'), blocks('a*:原因'))).toEqual(['form 原因']);
	});

	it('[HI7] whose words stand elsewhere are moved, once, at their new place', () => {
		const [one, two, three] = ['a:路線バスの減便が続く。', 'b:予約は電話だけである。', 'c:見守りも引き継がれない。'] as const;
		expect(compared(blocks(one, two, three), blocks(two, three, 'x:路線バスの減便が続く。'))).toEqual([
			'same 予約は電話だけである。',
			'same 見守りも引き継がれない。',
			'moved 路線バスの減便が続く。',
		]);
	});

	it('[HI7b] written twice are not moved: one stayed and one came', () => {
		expect(
			compared(blocks('a:路線バスの減便が続く。'), blocks('a:路線バスの減便が続く。', 'b:別の文。', 'c:路線バスの減便が続く。')),
		).toEqual(['same 路線バスの減便が続く。', 'added [+別の文。]', 'added [+路線バスの減便が続く。]']);
	});

	it('[HI7a] of fewer than four letters are never moved: they went and came', () => {
		const stay = 'b:予約は電話だけである。';
		expect(compared(blocks('a:なし', stay), blocks(stay, 'x:なし'))).toEqual([
			'removed [-なし]',
			'same 予約は電話だけである。',
			'added [+なし]',
		]);
		expect(compared(blocks('a:該当なし', stay), blocks(stay, 'x:該当なし'))[1]).toBe('moved 該当なし');
	});

	it('[HI8] split in two or joined read as the words that went from one and came in the other', () => {
		const whole = 'a:バスの便が減った。予約は電話だけである。';
		const halves = ['a:バスの便が減った。', 'b:予約は電話だけである。'] as const;
		expect(compared(blocks(whole), blocks(...halves))).toEqual([
			'changed バスの便が減った。[-予約は電話だけである。]',
			'added [+予約は電話だけである。]',
		]);
		expect(compared(blocks(...halves), blocks(whole))).toEqual([
			'changed バスの便が減った。[+予約は電話だけである。]',
			'removed [-予約は電話だけである。]',
		]);
	});

	it('[HI8a] split after the first word are found again where most of their words went', () => {
		expect(compared(blocks('a:実に、予約は電話だけである。'), blocks('a:実に、', 'b:予約は電話だけである。'))).toEqual([
			'added [+実に、]',
			'changed [-実に、]予約は電話だけである。',
		]);
	});

	it('[HI9] that are empty change nothing when they come or go', () => {
		expect(compared(blocks('a:'), blocks())).toEqual([]);
		expect(compared(blocks('a:文がある。'), blocks('a:文がある。', 'b:'))).toEqual(['same 文がある。']);
		expect(compared(blocks('a:'), blocks('a:初めての文。'))).toEqual(['changed [+初めての文。]']);
	});

	it('[HI10] give back both texts, whatever became of them', () => {
		fc.assert(
			fc.property(someBlocks, someBlocks, (before, after) => {
				const changes = compareProse(before, after);
				const present = changes.filter((change) => change.after !== null);
				const full = ({ text: said }: Block): boolean => said !== '';
				expect(present.map(({ pieces }) => newOf(pieces)).filter((said) => said !== '')).toEqual(
					after.filter(full).map((block) => block.text),
				);
				const past = changes.filter((change) => change.before !== null).map((change) => oldOf(change.pieces));
				expect(past.filter((said) => said !== '').sort()).toEqual(
					before
						.filter(full)
						.map((block) => block.text)
						.sort(),
				);
				// Without the moved ones the older text stands in its order too.
				const stood = changes.filter((change) => change.before !== null && change.kind !== 'moved').map(({ before: id }) => id);
				const known = new Set(stood);
				expect(stood).toEqual(before.map(({ id }) => id).filter((id) => known.has(id)));
			}),
			{ numRuns: 300 },
		);
	});

	it('[HI10] are all the same between a text and itself', () => {
		fc.assert(
			fc.property(someBlocks, (some) => {
				expect(compareProse(some, some).every(({ kind }) => kind === 'same')).toBe(true);
			}),
		);
	});
});

describe('a long text', () => {
	const sentence = (at: number, word: string): string =>
		`${at}番の${word}は、町と事業者が${at * 7}回まで話し合って決めることとし、議会に報告する。`;
	const many = (word: string, id: (at: number) => string): Block[] =>
		Array.from({ length: 500 }, (_, at) => ({ id: id(at), kind: 'paragraph', text: sentence(at, word), form: '' }));
	const unlike = (side: number): Block[] =>
		Array.from({ length: 500 }, (_, at) => {
			const letters = Array.from({ length: 56 }, (_, n) =>
				String.fromCodePoint(0x4e00 + ((at * 7919 + n * 104_729 + side * 50_021) % 20_000)),
			);
			return { id: `${side}-${at}`, kind: 'paragraph', text: letters.join(''), form: '' };
		});
	it('[HI11] is compared at once when every block of it changed', () => {
		const changes = compareProse(
			many('停留所', (at) => `a${at}`),
			many('予約', (at) => `a${at}`),
		);
		expect(changes).toHaveLength(500);
		expect(changes.every(({ kind }) => kind === 'changed')).toBe(true);
	});

	it('[HI11] is compared at once when it was pasted anew, and when it is another text altogether', () => {
		const changes = compareProse(
			many('停留所', (at) => `a${at}`),
			many('予約', (at) => `b${at}`),
		);
		expect(changes.some(({ kind }) => kind === 'changed')).toBe(true);
		expect(compareProse(unlike(1), unlike(2))).toHaveLength(1_000);
	});

	it('[HI11] is compared at once when it is one block of 28,000 letters', () => {
		const joined = (some: readonly Block[]): Block[] => [
			{ id: 'a', kind: 'paragraph', text: some.map(({ text: said }) => said).join(''), form: '' },
		];
		const [other] = compareProse(joined(unlike(1)), joined(unlike(2)));
		expect(other?.pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
		expect(compareProse(joined(many('停留所', String)), joined(many('予約', String)))).toHaveLength(1);
	});
});
