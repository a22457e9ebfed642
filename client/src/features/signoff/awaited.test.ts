import type { CorrectionsView, PartView, PlanView, SignoffView } from '@renkei/api';
import { expect, it } from 'vitest';
import { awaitedBodies, returnedSections } from './awaited.ts';

const [A, B, C] = ['994014', '994031', '994049'] as const;

interface Given {
	readonly key: string;
	/** Day of November on which it was frozen; open where it is left out. */
	readonly frozen?: number;
	readonly body?: string;
	readonly standings: Readonly<Record<string, string>>;
}

const day = (of: number) => `2026-11-${String(of).padStart(2, '0')}T00:00:00.000Z`;

const partOf = ({ key, frozen, body, standings }: Given) =>
	({
		id: `${key}-${body ?? 'trunk'}`,
		key,
		body: body ?? null,
		contentHash: `hash of ${key}`,
		frozen: frozen === undefined ? null : { seq: 1, at: day(frozen), by: '佐藤', byParty: A },
		standings: Object.entries(standings).map(([code, standing]) => ({ body: code, standing, at: null })),
	}) as unknown as PartView;

function planOf(given: readonly Given[], due: Readonly<Record<string, string>> = {}): PlanView {
	const keys = [...new Set(given.map(({ key }) => key))];
	return {
		parties: [C, A, B].map((code) => ({ code, name: code, shortName: code, membership: 'member' })),
		sections: keys.map((key) => ({
			key,
			shortTitle: key,
			dueOn: due[key] ?? null,
			parts: given.filter((one) => one.key === key).map(partOf),
		})),
	} as unknown as PlanView;
}

const told = (plan: PlanView, signoffs: readonly SignoffView[] = [], corrections: CorrectionsView['corrections'] = []) =>
	awaitedBodies(plan, signoffs, corrections).map(({ party, sections, since, due }) => [
		...[party.code, sections.map(({ key }) => key).join(' '), Number(since.slice(8, 10))],
		...(due === null ? [] : [due]),
	]);

it('[BD3] names who is awaited and for which sections; whoever is awaited longest first, then in code order', () => {
	const plan = planOf([
		{ key: '02', frozen: 10, standings: { [A]: 'decided', [B]: 'decided', [C]: 'none' } },
		{ key: '03', frozen: 12, standings: { [A]: 'lapsed', [B]: 'checked', [C]: 'none' } },
		{ key: '04', standings: { [A]: 'none', [B]: 'none', [C]: 'none' } },
	]);
	expect(told(plan)).toEqual([
		[C, '02 03', 10],
		[A, '03', 12],
		[B, '03', 12],
	]);
});

it('[BD3] whose last day is nearest stands first, and before those without one', () => {
	const plan = planOf(
		[
			{ key: '02', frozen: 1, standings: { [A]: 'none', [B]: 'decided', [C]: 'decided' } },
			{ key: '03', frozen: 20, standings: { [A]: 'decided', [B]: 'none', [C]: 'decided' } },
			{ key: '05', frozen: 22, standings: { [A]: 'decided', [B]: 'decided', [C]: 'none' } },
		],
		{ '03': '2026-12-10', '05': '2026-12-01' },
	);
	expect(told(plan)).toEqual([
		[C, '05', 22, '2026-12-01'],
		[B, '03', 20, '2026-12-10'],
		[A, '02', 1],
	]);
	// Of several sections it is the nearest, whichever stands first.
	const both = planOf(
		[
			{ key: '03', frozen: 20, standings: { [A]: 'none' } },
			{ key: '05', frozen: 22, standings: { [A]: 'none' } },
		],
		{ '03': '2026-12-10', '05': '2026-12-01' },
	);
	expect(told(both)).toEqual([[A, '03 05', 20, '2026-12-01']]);
});

it('[BD3] a section with a part of the body is awaited since the older of the two, and its own open part keeps nothing back', () => {
	const both = planOf([
		{ key: '02', frozen: 15, standings: { [A]: 'none', [B]: 'decided', [C]: 'decided' } },
		{ key: '02', frozen: 13, body: A, standings: { [A]: 'none' } },
	]);
	expect(told(both)).toEqual([[A, '02', 13]]);
	const open = planOf([
		{ key: '02', frozen: 15, standings: { [A]: 'none', [B]: 'decided', [C]: 'decided' } },
		{ key: '02', body: A, standings: { [A]: 'none' } },
	]);
	expect(told(open)).toEqual([[A, '02', 15]]);
});

it('[BD2] a body that took its own 決裁 of that part back is awaited since then, and no other body', () => {
	const plan = planOf([
		{ key: '02', frozen: 10, standings: { [A]: 'none', [B]: 'none', [C]: 'decided' } },
		{ key: '03', frozen: 11, standings: { [A]: 'none', [B]: 'decided', [C]: 'decided' } },
	]);
	const back = { part: '02-trunk', body: A, capacity: 'decision-maker', withdrawnAt: day(14) } as SignoffView;
	expect(awaitedBodies(plan, [back], []).map(({ party, sections }) => [party.code, sections.map(({ since }) => since)])).toEqual([
		[B, [day(10)]],
		[A, [day(14), day(11)]],
	]);
});

it('[BD5] what was returned awaits whoever writes it, not the body; once reopened it is no longer told', () => {
	const standings = { [A]: 'returned', [B]: 'decided', [C]: 'decided' };
	const frozen = planOf([{ key: '02', frozen: 10, standings }]);
	expect(told(frozen)).toEqual([]);
	expect(returnedSections(frozen).map(({ key }) => key)).toEqual(['02']);
	expect(returnedSections(planOf([{ key: '02', standings }]))).toEqual([]);
});

it('[BD1] [NT1] names no body for words to which an open 軽微な修正 will carry its 決裁 over; others still', () => {
	const plan = planOf([
		{ key: '02', frozen: 10, standings: { [A]: 'lapsed', [B]: 'none' } },
		{ key: '03', frozen: 12, standings: { [A]: 'lapsed', [B]: 'lapsed' } },
	]);
	const [part] = plan.sections[0]?.parts ?? [];
	const declared = (given: object) => [
		{
			state: 'open',
			part: part?.id,
			to: { contentHash: part?.contentHash },
			bodies: [A],
			...given,
		} as CorrectionsView['corrections'][number],
	];
	const both = [
		[A, '02 03', 10],
		[B, '02 03', 10],
	];
	expect(told(plan, [], declared({}))).toEqual([
		[B, '02 03', 10],
		[A, '03', 12],
	]);
	expect(told(plan, [], declared({ state: 'ended' }))).toEqual(both);
	expect(told(plan, [], declared({ part: 'another' }))).toEqual(both);
	expect(told(plan, [], declared({ to: { contentHash: 'of other words' } }))).toEqual(both);
	expect(told(plan, [], declared({ bodies: [] }))).toEqual(both);
});
