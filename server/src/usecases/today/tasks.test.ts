import { defaultPolicy, type Party, template } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';
import { plainSignoff } from '../../storage/signoffs.ts';
import type { CommentRow, PartRow, SignoffRow, ThreadRow } from '../../storage/tables.ts';
import { newThreadColumns } from '../../storage/threads.ts';
import { readableParts } from '../status/part-status.ts';
import { type OpenThread, openThreads } from './open-threads.ts';
import { furtherTasks, shortened, type TaskFacts, tasksOf } from './tasks.ts';
import { waitingOf } from './waiting.ts';

const body = (code: string, name: string): Party => ({
	...{ code, name, shortName: name.slice(0, 2), place: null },
	...{ kind: 'municipality', membership: 'member' },
});
const asagiri = body('994014', '朝霧町');
const kurise = body('994031', '栗瀬町');

function seatOf(party: Party, role: HeldSeat['role']): HeldSeat {
	return {
		...{ id: `${party.code}-${role}`, person: '山田 恵', personId: 'p', post: '', role, party },
		...{ plan: 'plan', card: null, delegation: null, from: '2026-04-01', to: null },
	};
}

function grantOf(seat: HeldSeat, representative: string | null = asagiri.code): PlanGrant {
	const plan = {
		...{ id: 'plan', title: '計画', scheme: 3, edition: 'TYPE1', representative },
		...{ drafting_allowed: 1, practice: 0, position: 0, created_at: '' },
	};
	return { seat, plan, rules: { representative, draftingAllowed: true, suggestOnly: [] }, parties: [asagiri, kurise] };
}

const noThreads = { openThreads: 0, openFigureThreads: 0 };

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
		...plainSignoff,
		...signoff,
	}));
	const gaps = Array.from({ length: missing }, (_, index) => ({
		kind: 'field' as const,
		key: `f${index}`,
		title: `欄${index + 1}`,
	}));
	return { row, seq: 2, hash: 'h', missing: gaps, empty: false, at: '2026-11-01', signoffs: full, whole: null, ...noThreads };
}

interface More {
	readonly carriedSoon?: TaskFacts['carriedSoon'];
	readonly list?: typeof tasksOf;
}

function tasks(
	grant: PlanGrant,
	sketches: readonly Sketch[],
	threads: readonly OpenThread[] = [],
	{ carriedSoon = new Map(), list = tasksOf }: More = {},
) {
	const parts = readableParts(grant, sketches.map(partOf));
	return list({ plan: grant.plan, seat: grant.seat, rules: grant.rules, parts, threads, template, carriedSoon });
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

	it('[NO67] the 後閲 of a 代決 is the 決裁権者’s, frozen or open, until it is done, taken back or lapsed for good and not carried over', () => {
		const acting: Partial<SignoffRow> = { capacity: 'acting', viewing: 'required' };
		const list = (seat: HeldSeat, signoff: Partial<SignoffRow>, frozen?: string) =>
			kinds(tasks(grantOf(seat), [{ key: '01', signoffs: [signoff], ...(frozen === undefined ? {} : { frozen }) }]));
		const decider = seatOf(kurise, 'decider');
		expect([list(decider, acting, 'h'), list(decider, acting)]).toEqual([['later-view 01'], ['later-view 01']]);
		for (const over of [{ viewing: 'done' }, { withdrawn_at: '2026-11-03' }, { lapsed_at: '2026-11-03' }]) {
			expect(list(decider, { ...acting, ...over })).toEqual([]);
		}
		expect(list(decider, { ...acting, lapsed_at: '2026-11-03', carried_to: 'h' }, 'h')).toEqual(['later-view 01']);
		const many = ['01', '02', '03', '04'].map((key) => ({ key, signoffs: [acting] }));
		expect(kinds(tasks(grantOf(decider), many))).toEqual(['later-view 01', 'later-view 02', 'later-view 03']);
		expect([list(seatOf(kurise, 'acting'), acting, 'h'), list(seatOf(asagiri, 'decider'), acting)]).toEqual([[], ['freeze 01']]);
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

	const by = (party: string, seat = `${party}-officer`) => ({ party, seat });
	const thread: OpenThread = {
		...{ id: 't', part: '02', quote: '廃止', text: '便は残る', at: '2026-11-02', due: null, to: null, mentioned: [] },
		...{ startedBy: by('vendor'), lastBy: by('vendor') },
	};
	const answers = (seat: HeldSeat, threads: readonly OpenThread[]) =>
		tasks(grantOf(seat), [{ key: '02' }, { key: '02', body: kurise.code }], threads)
			.filter(({ kind }) => kind === 'answer')
			.map(({ id, due }) => `${id}${due === null ? '' : ` by ${due}`}`);

	it('[TD5] a thread waits for the party that did not speak last', () => {
		expect(answers(seatOf(asagiri, 'officer'), [thread])).toEqual(['answer-t']);
		expect(answers(seatOf(kurise, 'officer'), [thread])).toEqual([]);
		expect(answers(seatOf(asagiri, 'officer'), [{ ...thread, lastBy: by(asagiri.code, 'x') }])).toEqual([]);
	});

	it('[TD8] a thread that asks a party or a seat is theirs to answer, and no more the owner’s of the part', () => {
		const toParty = { ...thread, to: { party: kurise.code, seat: null } };
		expect(answers(seatOf(kurise, 'officer'), [toParty])).toEqual(['answer-t']);
		expect(answers(seatOf(asagiri, 'officer'), [toParty])).toEqual([]);
		const toSeat = { ...thread, to: { party: kurise.code, seat: `${kurise.code}-decider` } };
		expect(answers(seatOf(kurise, 'decider'), [toSeat])).toEqual(['answer-t']);
		expect(answers(seatOf(kurise, 'officer'), [toSeat])).toEqual([]);
	});

	it('[TD9] answers with the nearest last day come first, then the longest wait', () => {
		const of = (id: string, due: string | null) => ({ ...thread, id, due });
		const list = [of('old', null), of('later', '2026-12-09'), of('soon', '2026-12-01')];
		expect(answers(seatOf(asagiri, 'officer'), list)).toEqual([
			'answer-soon by 2026-12-01',
			'answer-later by 2026-12-09',
			'answer-old',
		]);
	});

	it('[TD10] a party waits for whom it asked, else for the owner of the part', () => {
		const own = { ...thread, startedBy: by(kurise.code), lastBy: by(kurise.code) };
		const waits = (threads: readonly OpenThread[]) => {
			const grant = grantOf(seatOf(kurise, 'officer'));
			const parts = readableParts(grant, [partOf({ key: '02' }), partOf({ key: '02', body: kurise.code })]);
			const { representative } = grant.rules;
			return waitingOf({
				own: kurise.code,
				representative,
				parties: grant.parties,
				parts,
				threads,
				template,
				carriedSoon: new Map(),
			}).map(({ party, what }) => `${party.name} ${what}`);
		};
		expect(waits([own])).toEqual(['朝霧町 「廃止」への返事']);
		expect(waits([{ ...own, to: { party: kurise.code, seat: null } }])).toEqual([]);
		const onOwnPart = { ...own, part: `02${kurise.code}` };
		expect(waits([onOwnPart])).toEqual([]);
		expect(waits([{ ...onOwnPart, to: { party: asagiri.code, seat: 'x' } }])).toEqual(['朝霧町 「廃止」への返事']);
		expect(waits([{ ...own, lastBy: by(asagiri.code) }])).toEqual([]);
	});

	it('[CM19] a deleted comment is neither the first nor the last word of a thread, and names nobody', () => {
		const [officer, decider, other] = [seatOf(kurise, 'officer'), seatOf(kurise, 'decider'), seatOf(asagiri, 'officer')];
		const seats = new Map([officer, decider, other].map((seat) => [seat.id, seat]));
		const row: ThreadRow = {
			...newThreadColumns,
			...{
				id: 't',
				part: '02',
				kind: 'question',
				state: 'open',
				anchor_start: null,
				anchor_end: null,
				quote: '506',
				detached: 0,
			},
			...{ replacement: null, at: '1', resolved_by: null, resolved_at: null, words: null, before: null, after: null },
			...{
				place: 'field',
				place_key: 'x',
				place_row: null,
				place_column: null,
				to_party: null,
				to_seat: null,
				due: null,
				twins: null,
			},
		};
		const said = (seat: HeldSeat, at: string, deleted = false): CommentRow => ({
			...{ id: at, thread: 't', seat: seat.id, at, edited_at: null, act: null },
			...(deleted ? { text: '', deleted_at: '9' } : { text: `言葉${at}`, deleted_at: null }),
		});
		const found = (comments: readonly CommentRow[], named: readonly [string, string, string?][] = []) => {
			const rows = named.map(([comment, seat, at = null]) => ({ comment, seat, at }));
			return openThreads([row], { comments, mentions: Map.groupBy(rows, ({ comment }) => comment) }, seats);
		};
		const talk = [said(officer, '1', true), said(other, '2'), said(decider, '3', true)];
		expect(found(talk)).toMatchObject([
			{ text: '言葉2', quote: null, at: '2', startedBy: { seat: officer.id }, lastBy: { seat: other.id }, mentioned: [] },
		]);
		expect(found([said(officer, '1', true)])).toEqual([]);
		const named = [said(other, '1'), said(officer, '2')];
		expect(found(named, [['1', decider.id]])).toMatchObject([{ mentioned: [decider.id] }]);
		expect(found(named, [['1', officer.id]])).toMatchObject([{ mentioned: [] }]);
		// A name that came by an edit is as young as the edit.
		expect(found(named, [['1', officer.id, '3']])).toMatchObject([{ mentioned: [officer.id] }]);
		expect(found([...named, said(officer, '4')], [['1', officer.id, '3']])).toMatchObject([{ mentioned: [] }]);
		expect(found(named, [['1', other.id]])).toMatchObject([{ mentioned: [] }]);
	});

	it('[TD6] a complete open part is to be frozen by whoever may, and the list stays short', () => {
		const complete: Sketch[] = [{ key: '02', body: kurise.code }];
		expect(kinds(tasks(grantOf(seatOf(kurise, 'decider')), complete))).toEqual(['freeze 02994031']);
		expect(tasks(grantOf(seatOf(kurise, 'officer')), complete)).toEqual([]);
		const many = template.sections.map(({ key }): Sketch => ({ key, frozen: 'h' }));
		expect(tasks(grantOf(seatOf(kurise, 'decider')), many)).toHaveLength(8);
	});

	it('[NT1] what an open 軽微な修正 will carry over is nobody’s to do, and no other body waits for it', () => {
		const parts: Sketch[] = [{ key: '01', frozen: 'h', signoffs: [{ content_hash: 'old' }, { body: asagiri.code }] }];
		const carriedSoon = new Map([['01', [kurise.code]]]);
		for (const [role, kind] of [['decider', 'sign-again 01'] as const, ['officer', 'check 01'] as const]) {
			expect(kinds(tasks(grantOf(seatOf(kurise, role)), parts))).toEqual([kind]);
			expect(tasks(grantOf(seatOf(kurise, role)), parts, [], { carriedSoon })).toEqual([]);
		}
		const readable = readableParts(grantOf(seatOf(asagiri, 'decider')), parts.map(partOf));
		const waiting = (soon: ReadonlyMap<string, readonly string[]>) =>
			waitingOf({
				...{ own: asagiri.code, representative: asagiri.code, parties: [asagiri, kurise], parts: readable },
				...{ threads: [], template, carriedSoon: soon },
			}).map(({ party }) => party.name);
		expect([waiting(new Map()), waiting(carriedSoon)]).toEqual([['栗瀬町'], []]);
	});

	it('[NT14] what is to be signed or checked stands by its last day, in plan order where that is equal, without one last', () => {
		const days = { '03': '2026-12-20', '05': '2026-12-08', '07': '2026-11-30', '12': '2026-12-08' };
		const policies = Object.fromEntries(Object.entries(days).map(([key, dueOn]) => [key, { ...defaultPolicy, dueOn }]));
		const parts = ['01', '03', '05', '07', '09', '12'].map((key): Sketch => ({ key, frozen: 'h' }));
		for (const [role, kind] of [['decider', 'sign'] as const, ['officer', 'check'] as const]) {
			const grant = grantOf(seatOf(kurise, role));
			const list = tasks({ ...grant, rules: { ...grant.rules, policies } }, parts);
			expect(list.map(({ kind: of, key, due }) => [of, key, due])).toEqual([
				[kind, '07', '2026-11-30'],
				[kind, '05', '2026-12-08'],
				[kind, '12', '2026-12-08'],
				[kind, '03', '2026-12-20'],
				[kind, '01', null],
				[kind, '09', null],
			]);
		}
	});

	it('[NT10] the list is cut at eight, and what is beyond comes in the same order, each once', () => {
		const many = template.sections.map(({ key }): Sketch => ({ key, frozen: 'h' }));
		const gaps = ['02', '08', '09', '10', '11', '12'].map((key, index) => ({ key, body: kurise.code, missing: 9 - index }));
		const officer = grantOf(seatOf(kurise, 'officer'));
		const first = tasks(officer, [...many, ...gaps]);
		const rest = tasks(officer, [...many, ...gaps], [], { list: furtherTasks });
		const signed = many.map(({ key }) => `check ${key}`);
		expect(kinds([...first, ...rest])).toEqual([...signed, ...gaps.map(({ key, body: of }) => `fill ${key}${of}`)]);
		expect(first).toHaveLength(8);
		// What is held back so that the rest of the list stays in sight is not lost.
		expect(kinds(tasks(officer, gaps))).toHaveLength(4);
		expect(kinds(tasks(officer, gaps, [], { list: furtherTasks }))).toHaveLength(2);
	});

	it('[TD7] long words are cut between letters', () => {
		expect(shortened('短い')).toBe('短い');
		expect([...shortened('𠮷'.repeat(60))]).toHaveLength(40);
	});
});
