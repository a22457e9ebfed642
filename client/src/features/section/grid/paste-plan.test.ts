import type { PartyView } from '@renkei/api';
import { expect, it } from 'vitest';
import type { ValueColumn } from '../column-plan.ts';
import { cellsOf } from './clipboard.ts';
import type { GridLine } from './lines.ts';
import { type PasteAnswers, planPaste, rowsBelow } from './paste-plan.ts';

const column = (key: string, title: string, type: ValueColumn['type'], more: Partial<ValueColumn> = {}): ValueColumn =>
	({ key, title, type, required: false, help: '', ...more }) as ValueColumn;
const columns = [
	column('content', '内容', 'text'),
	column('amount', '金額', 'thousand-yen'),
	column('phase', '区分', 'choice', { choices: ['初期', '運用'] }),
	column('body', '団体', 'body'),
	column('note', '備考', 'long'),
];
const bodies = [{ code: '991015', name: '朝霧町', shortName: '朝霧' }] as unknown as readonly PartyView[];
const world = { bodies, named: () => [] };
const line = (at: number, part = 'p', cells: Record<string, string | number> = {}, blank = false): GridLine => ({
	key: `${part}/${at}`,
	part,
	row: { id: String(at), deleted: false, cells },
	at,
	owner: null,
	editable: true,
	blank,
	first: at === 0,
});
const lines = [line(0, 'p', { content: '要件定義', amount: 2000 }), line(1), line(2, 'p', {}, true), line(0, 'q')];
const plan = (text: string, answers: Partial<PasteAnswers> = {}, from = 'content', at = 0) =>
	planPaste({
		cells: cellsOf(text),
		line: lines[at] as GridLine,
		column: from,
		below: rowsBelow(lines, lines[at] as GridLine),
		columns,
		answers: { skipHeading: true, yen: null, ...answers },
		world,
	});
const written = ({ values }: ReturnType<typeof plan>) => values.map(({ at, column: { key }, value }) => [at, key, value]);

it('[GR12] cells go to the right and down from the chosen one; what is beyond the rows of the part makes new ones', () => {
	const done = plan('要件定義\t2,000\t初期\n構築\t6,000\t\nテスト\t△５\t運用\n');
	expect([done.lines, done.columns, done.newRows, done.faults.length]).toEqual([3, 3, 1, 0]);
	expect(done.targets.map((target) => (target.kind === 'line' ? target.line.key : 'new'))).toEqual(['p/0', 'p/1', 'new']);
	expect(written(done)).toEqual([
		[0, 'phase', '初期'],
		[1, 'content', '構築'],
		[1, 'amount', 6000],
		[2, 'content', 'テスト'],
		[2, 'amount', -5],
		[2, 'phase', '運用'],
	]);
});

it('[GR12] values that would be replaced are counted, empty cells empty theirs', () => {
	const done = plan('\t1,000');
	expect(done.replaced).toBe(2);
	expect(written(done)).toEqual([
		[0, 'content', null],
		[0, 'amount', 1000],
	]);
});

it('[GR13] a cell that is no value of its column is named, with the reason, and nothing is guessed', () => {
	const done = plan('約500\t初\t夕霧町', {}, 'amount');
	expect(done.faults.map(({ column: { key }, text, fault }) => [key, text, fault])).toEqual([
		['amount', '約500', 'not-a-number'],
		['phase', '初', 'not-a-choice'],
		['body', '夕霧町', 'not-a-choice'],
	]);
	expect(done.values).toEqual([]);
});

it('[GR13] columns for which there is no room are counted', () => {
	const done = plan('朝霧町\t備考\tはみ出し', {}, 'body');
	expect(done.columnsOver).toBe(1);
	expect(written(done)).toEqual([
		[0, 'body', '991015'],
		[0, 'note', '備考'],
	]);
});

it('[GR14] figures that end in 円 are asked about, and cut to 千円 only when the person says so', () => {
	expect(plan('1,234,567円\n500千円\n2万円', {}, 'amount').inYen).toBe(1);
	expect(written(plan('1,234,567円\n500千円\n2万円', { yen: 'cut' }, 'amount'))).toEqual([
		[0, 'amount', 1234],
		[1, 'amount', 500],
		[2, 'amount', 20],
	]);
	expect(written(plan('△1,999円', { yen: 'cut' }, 'amount'))).toEqual([[0, 'amount', -1]]);
	expect(written(plan('1,234円', { yen: 'leave' }, 'amount'))).toEqual([[0, 'amount', 1234]]);
});

it('[GR15] a first line that names the columns is left out unless the person wants it', () => {
	const text = '内容\t金額（千円）\n構築\t6,000';
	expect(plan(text).heading).toBe(true);
	expect(plan(text).lines).toBe(1);
	expect(plan(text, { skipHeading: false }).faults).toHaveLength(1);
	expect(plan('構築\t6,000').heading).toBe(false);
});

it('[GR12] a line break stays in long words and becomes a space in short ones', () => {
	expect(written(plan('"一\n二"'))).toEqual([[0, 'content', '一 二']]);
	expect(written(plan('"一\n二"', {}, 'note'))).toEqual([[0, 'note', '一\n二']]);
});
