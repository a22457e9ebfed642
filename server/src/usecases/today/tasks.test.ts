import { type Party, template } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';
import type { PartRow, SignoffRow } from '../../storage/tables.ts';
import { readableParts } from '../status/part-status.ts';
import type { OpenThread } from './open-threads.ts';
import { shortened, tasksOf } from './tasks.ts';

const body = (code: string, name: string): Party => ({
	...{ code, name, shortName: name.slice(0, 2), place: null },
	...{ kind: 'municipality', membership: 'member' },
});
const asagiri = body('994014', '朝霧町');
const kurise = body('994031', '栗瀬町');

function seatOf(party: Party, role: HeldSeat['role']): HeldSeat {
	return {
		...{ id: `${party.code}-${role}`, person: '山田 恵', personId: 'p', post: '', role, party },
		...{ plan: 'plan', card: null, from: '2026-04-01', to: null },
	};
}

function grantOf(seat: HeldSeat, representative: string | null = asagiri.code): PlanGrant {
	const plan = {
		...{ id: 'plan', title: '計画', scheme: 3, edition: 'TYPE1', representative },
		...{ drafting_allowed: 1, practice: 0, position: 0, created_at: '' },
	};
	return { seat, plan, rules: { representative, draftingAllowed: true, suggestOnly: [] }, parties: [asagiri, kurise] };
}

interface Sketch {
	readonly key: string;
	readonly body?: string;
	readonly missing?: number;
	readonly frozen?: string;
	readonly signoffs?: readonly Partial<SignoffRow>[];
}

function partOf({ key, body: owner = '', missing = 0, frozen, signoffs = [] }: Sketch): PartFactsOfPlan {
	const id = `${key}${owner}`;
	const row: PartRow = {
		...{ id, plan: 'plan', key, body: owner === '' ? null : owner, position: 0, last_seq: 2 },
		...{ lock: frozen === undefined ? 'open' : 'frozen', frozen_seq: 2, frozen_hash: frozen ?? null },
		...{ frozen_at: '2026-11-01', frozen_by: 'x', reopened_at: null, reopened_by: null, reopened_reason: null },
	};
	const full = signoffs.map((signoff, index) => ({
		...{ id: `${index}`, part: id, body: kurise.code, seat: 's', person: '', post: '', verdict: 'agree' },
		...{ capacity: 'decision-maker', content_hash: frozen ?? '', document_number: null, decided_on: null, text: null },
		...{ signed_in_by: 'demo', at: `2026-11-0${index + 2}`, withdrawn_at: null, lapsed_at: null },
		...signoff,
	}));
	const gaps = Array.from({ length: missing }, (_, index) => ({
		kind: 'field' as const,
		key: `f${index}`,
		title: `欄${index + 1}`,
	}));
	return { row, seq: 2, hash: 'h', missing: gaps, empty: false, at: '2026-11-01', signoffs: full, openThreads: 0 };
}

function tasks(grant: PlanGrant, sketches: readonly Sketch[], threads: readonly OpenThread[] = []) {
	const parts = readableParts(grant, sketches.map(partOf));
	return tasksOf({ plan: grant.plan, seat: grant.seat, rules: grant.rules, parts, threads, template });
}
const kinds = (list: ReturnType<typeof tasks>) => list.map((task) => `${task.kind} ${task.part}`);

describe('what a seat should do today', () => {
	it('[TD1] naming the 代表団体 comes first for a decider while none is set', () => {
		const parts: Sketch[] = [{ key: '02', body: kurise.code, missing: 3 }];
		expect(tasks(grantOf(seatOf(kurise, 'decider'), null), parts)[0]?.kind).toBe('name-representative');
		expect(tasks(grantOf(seatOf(kurise, 'officer'), null), parts)[0]?.kind).toBe('fill');
	});

	it('[TD2] a decider signs what is frozen, an officer checks it, and neither again', () => {
		const parts: Sketch[] = [{ key: '01', frozen: 'h' }];
		expect(kinds(tasks(grantOf(seatOf(kurise, 'decider')), parts))).toEqual(['sign 01']);
		expect(kinds(tasks(grantOf(seatOf(kurise, 'officer')), parts))).toEqual(['check 01']);
		const decided: Sketch[] = [{ key: '01', frozen: 'h', signoffs: [{}] }];
		expect(tasks(grantOf(seatOf(kurise, 'decider')), decided)).toEqual([]);
		expect(tasks(grantOf(seatOf(kurise, 'officer')), decided)).toEqual([]);
	});

	it('[TD3] a check does not take the decision off the list, and a lapsed decision comes back as sign-again', () => {
		const checked: Sketch[] = [{ key: '01', frozen: 'h', signoffs: [{ capacity: 'checked' }] }];
		expect(kinds(tasks(grantOf(seatOf(kurise, 'decider')), checked))).toEqual(['sign 01']);
		const lapsed: Sketch[] = [{ key: '01', frozen: 'h', signoffs: [{ content_hash: 'old' }] }];
		expect(kinds(tasks(grantOf(seatOf(kurise, 'decider')), lapsed))).toEqual(['sign-again 01']);
	});

	it('[TD4] gaps come largest first, with their names; trunks only for the 代表団体', () => {
		const parts: Sketch[] = [
			{ key: '03', missing: 9 },
			{ key: '02', body: kurise.code, missing: 1 },
			{ key: '08', body: kurise.code, missing: 4 },
			{ key: '08', body: asagiri.code, missing: 5 },
		];
		const list = tasks(grantOf(seatOf(kurise, 'officer')), parts);
		expect(kinds(list)).toEqual(['fill 08994031', 'fill 02994031']);
		expect(list[0]).toMatchObject({ count: 4, hint: '欄1、欄2、欄3など', minutes: 10, title: 'KPI' });
		expect(kinds(tasks(grantOf(seatOf(asagiri, 'officer')), parts))).toEqual(['fill 03', 'fill 08994014']);
	});

	it('[TD5] a thread waits for the party that did not speak last', () => {
		const thread = { id: 't', part: '02', quote: '廃止', text: '便は残る', startedBy: 'vendor', lastBy: 'vendor', at: '' };
		const parts: Sketch[] = [{ key: '02', missing: 1 }];
		expect(kinds(tasks(grantOf(seatOf(asagiri, 'officer')), parts, [thread]))).toContain('answer 02');
		expect(kinds(tasks(grantOf(seatOf(kurise, 'officer')), parts, [thread]))).toEqual([]);
		const answered = { ...thread, lastBy: asagiri.code };
		expect(kinds(tasks(grantOf(seatOf(asagiri, 'officer')), parts, [answered]))).toEqual(['fill 02']);
	});

	it('[TD6] a complete open part is to be frozen by whoever may, and the list stays short', () => {
		const complete: Sketch[] = [{ key: '02', body: kurise.code }];
		expect(kinds(tasks(grantOf(seatOf(kurise, 'decider')), complete))).toEqual(['freeze 02994031']);
		expect(tasks(grantOf(seatOf(kurise, 'officer')), complete)).toEqual([]);
		const many = template.sections.map(({ key }): Sketch => ({ key, frozen: 'h' }));
		expect(tasks(grantOf(seatOf(kurise, 'decider')), many)).toHaveLength(8);
	});

	it('[TD7] long words are cut between letters', () => {
		expect(shortened('短い')).toBe('短い');
		expect([...shortened('𠮷'.repeat(60))]).toHaveLength(40);
	});
});
