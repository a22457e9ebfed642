import type { CheckView } from '@renkei/api';
import { expect, it } from 'vitest';
import { countsOf, narrow, openFor } from './narrow.ts';

const check = (id: string, verdict: CheckView['verdict'], actors: string[]): CheckView => ({
	...{ id, verdict, actors, text: '', section: '11', body: null, field: null, row: null, actor: null },
	...{ group: 'plan', mark: 'INF', source: 'ours', reasons: [], figures: [] },
});

const checks = [
	check('a', '不適合', ['994014']),
	check('b', '情報待ち', ['994014', '994022']),
	check('c', '出典待ち', ['994022']),
	check('d', '注意', ['994022']),
	check('e', '適合', ['994014']),
];

const ids = (narrowed: Parameters<typeof narrow>[1]) => narrow(checks, narrowed).map(({ id }) => id);

it('[CK2] the list is narrowed to a verdict, to what a body still has to do, or to both', () => {
	expect(ids({})).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect(ids({ result: '適合' })).toEqual(['e']);
	expect(ids({ body: '994014' })).toEqual(['a', 'b']);
	expect(ids({ body: '994022', result: '情報待ち' })).toEqual(['b']);
	expect(ids({ result: 'x' })).toEqual([]);
	expect(openFor(checks, '994014')).toBe(2);
});

it('[CK2] the heading counts what stops the plan, what to look at, and what is awaited', () => {
	expect(countsOf(checks)).toEqual({ fails: 1, warns: 1, waits: 2 });
});
