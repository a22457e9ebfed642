import { describe, expect, it } from 'vitest';
import type { PartContent, Scalar } from '../canonical.ts';
import type { Party } from '../parties/types.ts';
import { agreementsOf } from './agreements.ts';

const [first, second, third] = ['994014', '994022', '994031'] as const;
const parties: readonly Party[] = [second, third, first].map((code) => ({
	...{ code, name: code, shortName: code, place: null },
	...({ kind: 'municipality', membership: 'member' } as const),
}));

function agreed(...rows: Record<string, Scalar>[]) {
	const trunk: PartContent = {
		...{ template: 'plan.v1', schema: 1, key: '04', body: null, prose: null, fields: [], shown: [] },
		tables: [{ key: 'agreements', rows }],
	};
	return agreementsOf(parties, [trunk]);
}

describe('合意 of each body', () => {
	it('[AG1] every member body stands once, in code order; one that no row names is not 未着手', () => {
		const { bodies } = agreed({ body: third, stage: '未着手' }, { body: first, stage: '課長', date: '2026-11-04' });
		expect(bodies.map(({ code, stage }) => [code, stage])).toEqual([
			[first, '課長'],
			[second, null],
			[third, '未着手'],
		]);
		expect(agreementsOf(parties, []).bodies).toHaveLength(3);
	});

	it('[AG2] of several rows of one body the furthest stage counts, with its own date and number', () => {
		const { bodies } = agreed(
			{ body: first, stage: '首長', date: '2026-12-01', 'document-number': '朝企第305号' },
			{ body: first, stage: '担当者', date: '2026-10-01' },
		);
		expect(bodies[0]).toMatchObject({ stage: '首長', date: '2026-12-01', documentNumber: '朝企第305号', lacks: [] });
	});

	it('[AG3] a stage lacks the day on which it was given, 首長 its 文書番号 too; 未着手 lacks nothing', () => {
		const { bodies } = agreed(
			{ body: first, stage: '首長' },
			{ body: second, stage: '担当者', 'document-number': ' ' },
			{ body: third, stage: '未着手' },
		);
		expect(bodies.map(({ lacks }) => lacks)).toEqual([['date', 'document-number'], ['date'], []]);
	});

	it('[AG4] bodies short of the 首長 are named, also those of which nothing is known', () => {
		expect(agreed({ body: first, stage: '首長' }, { body: second, stage: '課長' }).before).toEqual([second, third]);
		expect(agreed(...[first, second, third].map((body) => ({ body, stage: '首長' }))).before).toEqual([]);
	});
});
