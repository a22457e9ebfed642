import { expect, it } from 'vitest';
import { keyAct } from './key-act.ts';
import { folded, type GridLine, type GridSource, linesOf, noFilter } from './lines.ts';
import { moneyWords } from './money-words.ts';
import { rangeOf, type Step, stepFrom } from './places.ts';

const shape = { lines: ['1', '2', '3'], columns: ['a', 'b'] };
const at = (line: string, column: string) => ({ line, column });
const key = (name: string, more: Partial<Parameters<typeof keyAct>[0]> = {}) => ({
	key: name,
	shift: false,
	control: false,
	alt: false,
	composing: false,
	...more,
});

it.each<[Step, string, string]>([
	['up', '1', 'b'],
	['down', '3', 'b'],
	['left', '2', 'a'],
	['right', '2', 'b'],
	['line-start', '2', 'a'],
	['first', '1', 'a'],
	['last', '3', 'b'],
	['next', '3', 'a'],
	['previous', '2', 'a'],
])('[GR20] from the middle %s leads to line %s, column %s', (step, line, column) => {
	expect(stepFrom(shape, at('2', 'b'), step)).toEqual(at(line, column));
});

it('[GR20] at an edge a step stays; a cell that is gone gives its place to the first line, a grid without cells has none', () => {
	expect(stepFrom(shape, at('3', 'b'), 'next')).toEqual(at('3', 'b'));
	expect(stepFrom(shape, at('gone', 'b'), 'down')).toEqual(at('2', 'b'));
	expect(stepFrom({ lines: [], columns: ['a'] }, null, 'down')).toBeNull();
	expect(rangeOf(shape, at('3', 'a'), at('1', 'b'))).toEqual({ top: 0, bottom: 2, left: 0, right: 1 });
});

it('[GR21] keys that belong to the browser stay there, and so does every key of the input method', () => {
	expect(keyAct(key('PageDown', { control: true }), null)).toBeNull();
	expect(keyAct(key('Tab'), null)).toBeNull();
	expect(keyAct(key('a'), null)).toBeNull();
	for (const name of ['Enter', 'Tab', 'Escape', 'ArrowDown']) {
		expect(keyAct(key(name), 'typed')).not.toBeNull();
		expect(keyAct(key(name, { composing: true }), 'typed')).toBeNull();
	}
	expect(keyAct(key('ArrowLeft'), 'opened')).toBeNull();
	expect(keyAct(key('ArrowLeft'), 'typed')).toEqual({ kind: 'commit', step: 'left' });
	expect(keyAct(key('Enter', { alt: true }), 'opened')).toEqual({ kind: 'line-break' });
	expect(keyAct(key('z', { control: true }), 'opened')).toBeNull();
});

const source = (id: string, rows: readonly Record<string, string>[], editable = false): GridSource =>
	({
		part: { id },
		owner: { code: id, name: id },
		open: { editable },
		rows: rows.map((cells, index) => ({ id: `${index}`, deleted: false, cells })),
		blank: `${id}-ready`,
	}) as unknown as GridSource;
const words = ({ row }: GridLine) => Object.values(row.cells).join('\n');
const bodyOf = ({ owner }: GridLine) => owner?.code ?? null;

it('[GR26] a row stands ready at the end of what can be written, and one line where nothing was written yet', () => {
	const lines = linesOf(
		[source('own', [{ a: '1' }], true), source('full', [{ a: '2' }]), source('empty', [])],
		noFilter,
		words,
		bodyOf,
	);
	expect(lines.map(({ part, blank, editable, first }) => [part, blank, editable, first])).toEqual([
		['own', false, true, true],
		['own', true, true, false],
		['full', false, false, true],
		['empty', true, false, true],
	]);
});

it('[GR29] rows are found whatever the width and kana of their words, and by body; none stands ready meanwhile', () => {
	const sources = [source('x', [{ a: 'デジタル' }, { a: '窓口' }], true), source('y', [{ a: 'ﾃﾞｼﾞﾀﾙ' }])];
	const shown = (filter: Partial<typeof noFilter>) => linesOf(sources, { ...noFilter, ...filter }, words, bodyOf);
	expect(shown({ words: 'でじたる' }).map(({ key: line }) => line)).toEqual(['x/0', 'y/0']);
	// Somebody is in the row, and what is filled in makes it fit no longer.
	expect(shown({ words: 'でじたる', keep: ['x/1', null] }).map(({ key: line }) => line)).toEqual(['x/0', 'x/1', 'y/0']);
	expect(shown({ body: 'x' }).map(({ key: line }) => line)).toEqual(['x/0', 'x/1']);
	expect(folded('ＡＢＣカナ')).toBe('abcかな');
});

it('[GR29] lines of one body stand together when asked for, in the order of codes', () => {
	const lines = linesOf([source('t', [{ b: '2' }, { b: '1' }, { b: '2' }])], { ...noFilter, groupBy: 'b' }, words, ({ row }) =>
		String(row.cells.b),
	);
	expect(lines.map(({ row }) => row.id)).toEqual(['1', '0', '2']);
});

it.each([
	[12_345, 'thousand-yen', '1,234万5千円'],
	[2_000, 'thousand-yen', '200万円'],
	[123_456, 'thousand-yen', '1億2,345万6千円'],
	[-5, 'thousand-yen', '△5千円'],
	[1_234_567, 'yen', '123万4千567円'],
	[0, 'yen', '0円'],
] as const)('[GR23] %i in %s is read back as %s', (value, type, said) => {
	expect(moneyWords(value, type)).toBe(said);
});
