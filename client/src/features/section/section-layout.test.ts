import type { PartView, PartyView, PlanView } from '@renkei/api';
import { template } from '@renkei/plan';
import { expect, it } from 'vitest';
import { layoutOf, sharedTables } from './section-layout.ts';

const party = (code: string): PartyView => ({
	code,
	name: code,
	shortName: code,
	kind: 'municipality',
	membership: 'member',
	place: null,
});
const parties = ['063614', '063622', '063631'].map(party);

function part(body: string | null, over: Partial<PartView> = {}): PartView {
	return {
		id: body ?? 'trunk',
		key: '02',
		body,
		state: 'drafting',
		contentHash: '',
		seq: 0,
		may: ['read'],
		readOnly: null,
		missing: [],
		openThreads: 0,
		empty: false,
		frozen: null,
		reopened: null,
		standings: [],
		...over,
	};
}

function plan(parts: PartView[], key = '02'): PlanView {
	return {
		id: 'plan',
		title: '',
		scheme: 3,
		edition: '',
		practice: true,
		representative: null,
		draftingAllowed: true,
		parties,
		sections: [{ key, title: '', shortTitle: '', suggestOnly: false, dueOn: null, parts }],
		seat: {
			seat: 'seat',
			person: '',
			personId: '',
			post: '',
			role: 'officer',
			party: party('063631'),
			plan: 'plan',
			...{ from: '2026-04-01', to: null, delegation: null },
		},
		whole: null,
		mayLead: false,
		mayNameRepresentative: false,
	};
}

it('[SE50] the own part stands first while it can be written, and in code order once it is frozen', () => {
	const parts = (own: Partial<PartView>) => [part('063622'), part(null), part('063631', own), part('063614')];
	const order = (view: PlanView) => layoutOf(view, template, '02')?.bodies.map((body) => body.party.code);
	expect(order(plan(parts({})))).toEqual(['063631', '063614', '063622']);
	expect(order(plan(parts({ state: 'frozen' })))).toEqual(['063614', '063622', '063631']);
});

it('[SE51] the trunk carries its spec, a walled part has none', () => {
	expect(layoutOf(plan([part(null)]), template, '02')?.trunk?.spec.guide).toBe(300);
	const memo = layoutOf(plan([part('063631', { key: 'memo' })], 'memo'), template, 'memo');
	expect(memo?.trunk).toBe(null);
	expect(memo?.bodySpec).toBe(template.memo);
});

it('[SE52] a section that this seat does not have gives no page', () => {
	expect(layoutOf(plan([part(null)]), template, '02')).not.toBe(null);
	expect(layoutOf(plan([part(null)]), template, 'quotes')).toBe(null);
});

it('[GR28] a table that common part and bodies both have is one table; where columns differ, or nobody has a part, it is not', () => {
	const parts = [part(null, { key: '07' }), part('063614', { key: '07' })];
	const layout = layoutOf(plan(parts, '07'), template, '07');
	expect(layout === null ? [] : sharedTables(layout)).toEqual(['voices', 'publicity']);
	const alone = layoutOf(plan(parts.slice(0, 1), '07'), template, '07');
	expect(alone === null ? null : sharedTables(alone)).toEqual([]);
	const costs = layoutOf(plan([part(null, { key: '11' }), part('063614', { key: '11' })], '11'), template, '11');
	expect(costs === null ? null : sharedTables(costs)).toEqual([]);
});
