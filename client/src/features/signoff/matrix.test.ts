import type { PartView, PlanView } from '@renkei/api';
import { expect, it } from 'vitest';
import { matrixOf } from './matrix.ts';

const bodies = ['994014', '994031'];

interface Given {
	readonly body?: string;
	readonly frozen?: boolean;
	readonly standings?: Readonly<Record<string, string>>;
}

const part = (key: string, given: Given): PartView => ({
	id: `${key}-${given.body ?? 'trunk'}`,
	key,
	body: given.body ?? null,
	state: given.frozen === true ? 'frozen' : 'drafting',
	contentHash: 'sha256:0',
	seq: 1,
	may: ['read'],
	readOnly: null,
	missing: [],
	openThreads: 0,
	empty: false,
	frozen: given.frozen === true ? { seq: 1, at: '2026-11-20T00:00:00Z', by: '佐藤', byParty: '994014' } : null,
	reopened: null,
	standings: (given.body === undefined ? bodies : [given.body]).map((body) => ({
		body,
		standing: given.standings?.[body] ?? 'none',
		at: null,
	})),
});

function planWith(...parts: PartView[]): PlanView {
	const party = (code: string) => ({
		code,
		name: code,
		shortName: code,
		kind: 'municipality' as const,
		membership: 'member' as const,
		place: null,
	});
	const keys = [...new Set(parts.map((one) => one.key))];
	return {
		id: 'plan',
		title: '計画',
		scheme: 3,
		edition: 'TYPE1',
		practice: true,
		representative: '994014',
		draftingAllowed: true,
		parties: [...bodies].reverse().map(party),
		sections: keys.map((key) => ({
			key,
			title: key,
			shortTitle: key,
			suggestOnly: false,
			dueOn: null,
			parts: parts.filter((one) => one.key === key),
		})),
		seat: {
			...{ seat: 's', person: 'p', personId: 'p', post: '', role: 'decider', party: party('994031'), plan: 'plan' },
			...{ from: '2026-04-01', to: null, delegation: null },
		},
		whole: null,
		mayLead: false,
		mayNameRepresentative: false,
	};
}

const cellsOf = (...parts: PartView[]) => {
	const state = matrixOf(planWith(...parts)).rows[0]?.state;
	return state?.kind === 'cells' ? state.cells.map(({ cell }) => cell) : state;
};

it('[SM1] a section of which nothing is frozen is one merged cell', () => {
	expect(cellsOf(part('02', {}), part('02', { body: '994031' }))).toEqual({ kind: 'drafting' });
});

it('[SM2] columns stand in code order and a cell combines the trunk and the own part of its body', () => {
	const cells = cellsOf(
		part('02', { frozen: true, standings: { '994014': 'decided', '994031': 'decided' } }),
		part('02', { body: '994014', frozen: true, standings: { '994014': 'decided' } }),
		part('02', { body: '994031', frozen: true, standings: { '994031': 'none' } }),
	);
	expect(cells).toEqual([
		{ kind: 'standing', standing: 'decided' },
		{ kind: 'standing', standing: 'none' },
	]);
});

it('[SM3] a body whose own part is still open is told so, not shown as behind', () => {
	const cells = cellsOf(
		part('02', { frozen: true, standings: { '994014': 'decided' } }),
		part('02', { body: '994014', frozen: true, standings: { '994014': 'decided' } }),
		part('02', { body: '994031' }),
	);
	expect(cells).toEqual([
		{ kind: 'standing', standing: 'decided' },
		{ kind: 'open', which: 'own' },
	]);
});

it('[SM4] 失効 and 差戻し are shown whatever else is open', () => {
	expect(cellsOf(part('08', { standings: { '994014': 'lapsed', '994031': 'lapsed' } }))).toEqual([
		{ kind: 'standing', standing: 'lapsed' },
		{ kind: 'standing', standing: 'lapsed' },
	]);
	const returned = cellsOf(part('08', { frozen: true, standings: { '994031': 'returned' } }), part('08', { body: '994031' }));
	expect(returned).toContainEqual({ kind: 'standing', standing: 'returned' });
});

it('[SM5] 条件付 and 対象外 count, 担当確認 does not', () => {
	const plan = planWith(
		part('03', { frozen: true, standings: { '994014': 'conditional', '994031': 'not-applicable' } }),
		part('04', { frozen: true, standings: { '994014': 'decided', '994031': 'checked' } }),
		part('08', { frozen: true, standings: { '994014': 'decided', '994031': 'lapsed' } }),
	);
	const { rows } = matrixOf(plan);
	expect(rows.map((row) => (row.state.kind === 'cells' ? row.state.left : null))).toEqual([0, 1, 1]);
});

it('[SM6] 21 is a row like the others, and the walled parts are not in the matrix', () => {
	const { rows } = matrixOf(planWith(part('21', { frozen: true }), part('memo', { body: '994031' })));
	expect(rows.map((row) => [row.key, row.state.kind])).toEqual([['21', 'cells']]);
});
