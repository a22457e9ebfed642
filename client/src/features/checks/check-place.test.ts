import type { CheckView, PartView, PlanView } from '@renkei/api';
import { type CheckPlace, template } from '@renkei/plan';
import { expect, it } from 'vitest';
import { goalOf } from './check-place.ts';

const part = (key: string, body: string | null, more: Partial<PartView> = {}): PartView =>
	({ id: `${key} ${body}`, key, body, state: 'drafting', may: ['read', 'write'], missing: [], ...more }) as PartView;

const plan = (parts: readonly PartView[]): PlanView =>
	({
		parties: [{ code: '994031', name: '栗瀬町' }],
		sections: [
			{ key: '13', shortTitle: '日程', parts: parts.filter(({ key }) => key === '13') },
			{ key: '10', shortTitle: '役割分担', parts: parts.filter(({ key }) => key === '10') },
		],
	}) as unknown as PlanView;

const check = (place: CheckPlace, verdict: CheckView['verdict'] = '不適合'): CheckView => ({ ...place, verdict }) as CheckView;
const gate: CheckPlace = { section: '13', body: null, field: 'gates.date', row: 2 };

it('[CK4] the link names table, column and row, and leads to the cell', () => {
	const goal = goalOf(check(gate), plan([part('13', null)]), template);
	expect(goal).toMatchObject({
		act: 'fill',
		field: '決まった節目 日',
		body: null,
		place: { kind: 'cell', key: 'gates.date', row: 2 },
	});
	expect(goalOf(check({ ...gate, row: null }), plan([part('13', null)]), template)).toMatchObject({
		field: '決まった節目',
		place: { kind: 'table', key: 'gates' },
	});
});

it('[CK4] it leads to a body’s field, and names the body', () => {
	const own: CheckPlace = { section: '10', body: '994031', field: 'deputy', row: null };
	const goal = goalOf(check(own), plan([part('10', '994031')]), template);
	expect(goal).toMatchObject({ field: '代理', body: '栗瀬町', place: { kind: 'field', key: 'deputy' } });
});

it('[CK4] it says what this seat can do there: fill, see, or ask for a reopening', () => {
	const act = (more: Partial<PartView>, verdict?: CheckView['verdict']) =>
		goalOf(check(gate, verdict), plan([part('13', null, more)]), template).act;
	expect(act({})).toBe('fill');
	expect(act({}, '適合')).toBe('see');
	expect(act({ may: ['read'] })).toBe('see');
	expect(act({ state: 'frozen', may: ['read'] })).toBe('reopen');
	expect(goalOf(check(gate), plan([]), template)).toMatchObject({ act: 'see', part: null });
});
