import type { OpenItemView } from '@renkei/api';
import { describe, expect, it } from 'vitest';
import { beginning, choicesOf, grouped, narrow, nextSorting, sorted, sortingOf } from './narrow.ts';

const speaker = { person: '中村 圭', party: '道しるべ総研' };
const item = (thread: string, over: Partial<OpenItemView> = {}): OpenItemView => ({
	...{ thread, plan: { id: 'p1', title: '計画1' }, section: { key: '02', title: '地域課題' }, part: 'part', body: null },
	...{ place: '', quote: null, kind: 'comment', text: '言葉', by: speaker, at: `2026-11-0${thread.length}T00:00:00Z` },
	...{ last: { ...speaker, at: '2026-11-09T00:00:00Z' }, to: null, due: null },
	...{ overdue: false, forMe: false, waitsForMe: false },
	...over,
});
const items = [
	item('a', { kind: 'question', due: '2026-12-04', forMe: true }),
	item('aa', { section: { key: '08', title: 'KPI' }, waitsForMe: true }),
	item('aaa', { plan: { id: 'p2', title: '計画2' }, due: '2026-11-01', overdue: true }),
];
const threads = (some: readonly OpenItemView[]) => some.map(({ thread }) => thread);

describe('the list of open items', () => {
	it('[OI6] it is narrowed by plan, section, kind, whom it asks and what is late', () => {
		expect(threads(narrow(items, {}))).toEqual(['a', 'aa', 'aaa']);
		expect(threads(narrow(items, { plan: 'p2' }))).toEqual(['aaa']);
		expect(threads(narrow(items, { section: '02' }))).toEqual(['a', 'aaa']);
		expect(threads(narrow(items, { kind: 'question' }))).toEqual(['a']);
		expect(threads(narrow(items, { mine: '1' }))).toEqual(['a', 'aa']);
		expect(threads(narrow(items, { late: '1' }))).toEqual(['aaa']);
		expect(threads(narrow(items, { plan: 'p1', late: '1' }))).toEqual([]);
	});

	it('[OI6] a column sorts both ways, and what has no last day stands behind', () => {
		expect(threads(sorted(items, '-at'))).toEqual(['aaa', 'aa', 'a']);
		expect(threads(sorted(items, 'at'))).toEqual(['a', 'aa', 'aaa']);
		expect(threads(sorted(items, 'due'))).toEqual(['aaa', 'a', 'aa']);
		expect(threads(sorted(items, '-due'))).toEqual(['a', 'aaa', 'aa']);
	});

	it('[OI6] a press on a head sorts forwards, backwards and not at all; an address of nonsense does not sort', () => {
		expect(nextSorting(null, 'due')).toBe('due');
		expect(nextSorting('due', 'due')).toBe('-due');
		expect(nextSorting('-due', 'due')).toBeNull();
		expect(nextSorting('-due', 'at')).toBe('at');
		expect(sortingOf({ sort: '-at' })).toBe('-at');
		expect(sortingOf({ sort: 'constructor' })).toBeNull();
	});

	it('[OI6] a long comment is shown by its beginning, no letter cut in two', () => {
		expect(beginning(' 一行\n二行 ')).toBe('一行 二行');
		expect(beginning('𠮟'.repeat(140))).toBe('𠮟'.repeat(140));
		expect(beginning('𠮟'.repeat(141))).toBe(`${'𠮟'.repeat(139)}…`);
	});

	it('[OI6] it stands by plan and section, and offers what occurs', () => {
		expect(grouped(items).map(({ key, items: members }) => [key, members.length])).toEqual([
			['p1 02', 1],
			['p1 08', 1],
			['p2 02', 1],
		]);
		expect(choicesOf(items, 'p2').sections.map(({ key }) => key)).toEqual(['02']);
		expect(choicesOf(items, undefined).plans.map(({ id }) => id)).toEqual(['p1', 'p2']);
	});
});
