import type { PartChangesView, PartStateView, PlanChangesView, RevisionsView, RevisionView } from '@renkei/api';
import { openDoc, proseOf } from '@renkei/part-doc';
import type { News } from '@renkei/sync-protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createHistory } from '../read-model/part-history.ts';
import { FoldPlanner, storeFold } from '../storage/fold-log.ts';
import { append, readCommitted, writeCheckpoint } from '../storage/part-log.ts';
import { revisionParts, revisionsOf } from '../storage/revisions.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { LiveRooms } from '../sync/ports.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { startRevisionKeeper } from './keep-revisions.ts';
import { keepRevision } from './record-revision.ts';

const KURISE = '994031';

describe('the history of the 練習用 plan', () => {
	let server: DemoServer;
	let lead: SignedSeat;
	let vendor: SignedSeat;
	let at: string;

	beforeAll(async () => {
		server = await startDemo();
		lead = await server.as('seat-asagiri-lead');
		vendor = await server.as('seat-michishirube-reviewer');
		at = `/api/plans/${server.planId}`;
	});
	afterAll(() => server.close());

	const revisions = async (seat: SignedSeat) => (await seat.get<RevisionsView>(`${at}/revisions`)).body.revisions;
	const changes = async (seat: SignedSeat, search: string) =>
		(await seat.get<PlanChangesView>(`${at}/changes?${search}`)).body.parts;
	const partChanges = async ({ part, from, to }: { part: string; from: number; to: number }) =>
		(await lead.get<PartChangesView>(`/api/parts/${part}/changes?from=${from}&to=${to}`)).body;

	it('[HI20] tells what was kept, newest first: what was frozen and signed, and who wrote where', async () => {
		const told = await revisions(lead);
		expect(told.map(({ number }) => number)).toEqual(told.map((_, index) => told.length - index));
		expect(told.at(-1)).toMatchObject({ number: 1, kind: 'auto', name: null, by: null, writers: [], sections: [] });
		expect(told.filter(({ kind }) => kind === 'freeze')[0]).toMatchObject({
			name: '02 地域課題・現状 朝霧町',
			by: { person: '佐藤 真紀' },
		});
		expect(told.find(({ kind }) => kind === 'signoff')).toMatchObject({
			name: '01 事業概要 担当確認',
			by: { person: '山田 恵' },
		});
		const written = told.filter(({ kind, number }) => kind === 'auto' && number > 1);
		expect(written.map(({ writers, sections }) => [writers[0]?.person, sections])).toEqual([
			['山田 恵', ['02']],
			['中村 圭', ['05']],
			['佐藤 真紀', ['08']],
			['山田 恵', ['02']],
			['佐藤 真紀', ['02']],
		]);
	});

	it('[HI21] gives a state a name for everybody; a name of nothing is none, and who may only comment gives none', async () => {
		expect(codeOf(await lead.post(`${at}/revisions`, { name: '　 ' }))).toEqual([400, 'malformed']);
		expect(codeOf(await lead.post(`${at}/revisions`, { name: 'あ'.repeat(101) }))).toEqual([400, 'malformed']);
		const named = await vendor.post<RevisionView>(`${at}/revisions`, { name: '事前相談に出した版' });
		expect(named.status).toBe(201);
		expect(named.body).toMatchObject({ kind: 'named', name: '事前相談に出した版', by: { person: '中村 圭' } });
		expect((await revisions(lead))[0]).toEqual(named.body);
		const observer = await server.as('seat-tsukikage-reviewer');
		expect((await observer.get<RevisionsView>(`${at}/revisions`)).body.mayName).toBe(false);
		expect(codeOf(await observer.post(`${at}/revisions`, { name: '県の版' }))).toEqual([403, 'forbidden']);
	});

	it('[HI20] keeps of an act that was sent twice one state', async () => {
		const decider = await server.as('seat-mizumori-decider');
		const { id, contentHash } = await decider.part('06');
		const said = { contentHash, verdict: 'agree', capacity: 'decision-maker', documentNumber: '水総第70号' };
		const before = (await revisions(lead)).length;
		for (const time of [1, 2]) {
			expect([time, (await decider.post(`/api/parts/${id}/signoffs`, said)).status]).toEqual([time, 201]);
		}
		expect((await revisions(lead)).length).toBe(before + 1);
	});

	it('[HI22] between any two states names the parts that differ, and of each the words, cells and who changed them last', async () => {
		const told = await revisions(lead);
		const first = told.at(-1)?.id ?? '';
		const all = await changes(lead, `from=${first}`);
		expect(all.map(({ key, body }) => [key, body])).toEqual([
			['02', null],
			['02', KURISE],
			['05', null],
			['08', null],
		]);
		const [trunk, kurise] = await Promise.all(all.map(partChanges));
		const changed = trunk?.blocks.filter(({ kind }) => kind !== 'same') ?? [];
		expect(changed.map(({ kind, by }) => [kind, by?.person])).toEqual([
			['changed', '佐藤 真紀'],
			['changed', '山田 恵'],
		]);
		expect(changed[1]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: '転院や転居のときに' }]);
		expect(kurise?.rows).toMatchObject([
			{
				kind: 'changed',
				table: 'issues',
				number: 1,
				cells: [{ key: 'value', before: 598, after: 612, by: { person: '山田 恵' } }],
			},
		]);
		const vendors = told.find(({ sections }) => sections[0] === '05');
		const before = told.find(({ number }) => number === (vendors?.number ?? 0) - 1);
		expect((await changes(lead, `from=${before?.id}&to=${vendors?.id}`)).map(({ key }) => key)).toEqual(['05']);
		expect(await changes(lead, `from=${vendors?.id}&to=${vendors?.id}`)).toEqual([]);
	});

	it('[HI22] answers bad positions and unknown states with a clear refusal', async () => {
		expect(codeOf(await lead.get(`${at}/changes?from=${'0'.repeat(32)}`))).toEqual([404, 'unknown']);
		const { id } = await lead.part('02');
		for (const search of ['from=2&to=1', 'from=-1', 'to=99999999', 'from=1e3', 'to=0', `to=${'9'.repeat(40)}`]) {
			expect(codeOf(await lead.get(`/api/parts/${id}/changes?${search}`)), search).toEqual([400, 'malformed']);
		}
	});

	it('[HI28] gives the words of a part as they stood at a position, with the hash that a sign-off of them names', async () => {
		const { id, contentHash } = await lead.part('02');
		const { seq, text } = await lead.content(id);
		const now = (await lead.get<PartStateView>(`/api/parts/${id}/state?at=${seq}`)).body;
		expect(now).toMatchObject({ part: id, seq, contentHash });
		const first = (await lead.get<PartStateView>(`/api/parts/${id}/state?at=1`)).body;
		expect(first.snapshot.blocks.map((block) => block.text).join('')).toContain('この夏の調査では');
		expect(text).not.toContain('この夏の調査では');
		expect(first.contentHash).not.toBe(contentHash);
		expect(codeOf(await lead.get(`/api/parts/${id}/state?at=0`))).toEqual([400, 'malformed']);
		expect(codeOf(await lead.get(`/api/parts/${id}/state?at=${seq + 1}`))).toEqual([400, 'malformed']);
	});

	it('[HI23] tells of a part behind a wall not even that it changed, by no door', async () => {
		const officer = await server.as('seat-kurise-officer');
		const memo = await officer.part('memo', KURISE);
		expect((await officer.get(`/api/parts/${memo.id}/changes`)).status).toBe(200);
		expect((await officer.post(`/api/plans/${server.planId}/seen`, { parts: [{ part: memo.id, seq: 1 }] })).status).toBe(200);
		for (const seat of [lead, vendor]) {
			expect(codeOf(await seat.get(`/api/parts/${memo.id}/changes`))).toEqual([404, 'unknown']);
			expect(codeOf(await seat.get(`/api/parts/${memo.id}/state?at=1`))).toEqual([404, 'unknown']);
			expect(codeOf(await seat.post(`${at}/seen`, { parts: [{ part: memo.id, seq: 1 }] }))).toEqual([404, 'unknown']);
			expect((await changes(seat, 'from=seen')).map(({ part }) => part)).not.toContain(memo.id);
		}
		const state = await server.as('seat-063631-officer');
		expect(codeOf(await state.get(`${at}/revisions`))).toEqual([404, 'unknown']);
	});

	it('[HI24] keeps for each person up to where they have looked: what was shown, never what came meanwhile', async () => {
		const business = await server.as('seat-sumikawa-business');
		const { from, parts } = (await business.get<PlanChangesView>(`${at}/changes?from=seen`)).body;
		expect(from).toEqual({ kind: 'seen', revision: null, at: null });
		expect(parts.length).toBeGreaterThan(10);
		const trunk = parts.find(({ key, body }) => key === '02' && body === null);
		const older = parts.map(({ part, to }) => ({ part, seq: part === trunk?.part ? to - 1 : to }));
		expect((await business.post(`${at}/seen`, { parts: older })).status).toBe(200);
		const left = (await business.get<PlanChangesView>(`${at}/changes?from=seen`)).body;
		expect(left.parts).toEqual([{ ...trunk, from: (trunk?.to ?? 0) - 1 }]);
		expect((await business.post(`${at}/seen`, { parts: [{ part: trunk?.part, seq: trunk?.to }] })).status).toBe(200);
		expect(await changes(business, 'from=seen')).toEqual([]);
		// An older page does not take it back.
		expect((await business.post(`${at}/seen`, { parts: older })).status).toBe(200);
		expect(await changes(business, 'from=seen')).toEqual([]);
		expect((await vendor.get<PlanChangesView>(`${at}/changes?from=seen`)).body.from.at).toBeNull();
		expect(codeOf(await business.post(`${at}/seen`, { parts: [{ part: trunk?.part, seq: 99_999 }] }))).toEqual([404, 'unknown']);
		const twice = [1, 2].map((seq) => ({ part: trunk?.part, seq }));
		expect(codeOf(await business.post(`${at}/seen`, { parts: twice }))).toEqual([400, 'malformed']);
	});
});

describe('what is kept by itself', () => {
	let practice: PracticePlan;
	let part: string;

	beforeEach(async () => {
		practice = await startPractice();
		part = await practice.partAt('13', null);
	});
	afterEach(() => practice.close());

	const kept = async () => (await revisionsOf(practice.db, practice.plan, 1_000)).length;
	const told: News[] = [];
	const rooms: LiveRooms = {
		recheck: async () => undefined,
		alone: (work) => work(),
		appended: async () => undefined,
		async tell(news) {
			told.push(...news);
		},
	};

	/** Types letters, each in a commit of its own. */
	async function type(count: number, at: string, into = part): Promise<void> {
		const doc = openDoc((await readCommitted(practice.db, into)).update);
		const block = proseOf(doc).get(0) as Y.XmlElement;
		if (block.length === 0) {
			block.insert(0, [new Y.XmlText()]);
		}
		const text = block.get(0) as Y.XmlText;
		for (let letter = 0; letter < count; letter += 1) {
			const before = Y.encodeStateVector(doc);
			text.insert(0, '字');
			const update = Y.encodeStateAsUpdate(doc, before);
			await inTransaction(practice.db, (tx) => append(tx, [{ part: into, update, seat: 'seat-kurise-officer', at }]));
		}
	}

	it('[HI25] is a state once people rest, and at the start what a stop came in between; never one in which nothing moved', async () => {
		const failed = (error: unknown) => {
			throw error;
		};
		const keeper = startRevisionKeeper({ ...practice, rooms, failed, rest: 20, longest: 1_000 });
		const before = await kept();
		await type(3, '2026-12-01T00:00:00.000Z');
		keeper.touched(part);
		keeper.touched(part);
		await expect.poll(kept).toBe(before + 1);
		const moved = (await revisionParts(practice.db, practice.plan)).at(-1);
		expect(moved).toMatchObject({ part, seq: 4, writers: '["seat-kurise-officer"]' });
		expect(told).toEqual([{ plan: practice.plan, about: 'plan', part: null }]);
		await keeper.close();
		const next = startRevisionKeeper({ ...practice, rooms, failed });
		await next.catchUp();
		expect(await kept()).toBe(before + 1);
		await type(1, '2026-12-01T00:10:00.000Z');
		await next.catchUp();
		expect(await kept()).toBe(before + 2);
		await next.close();
	});

	it('[HI23] tells by its time nothing of who goes on writing behind a wall', async () => {
		const memo = await practice.partAt('memo', KURISE);
		const keeper = startRevisionKeeper({ ...practice, rooms, failed: () => undefined, rest: 40, longest: 600_000 });
		const before = await kept();
		await type(1, '2026-12-01T00:00:00.000Z');
		keeper.touched(part);
		const typing = setInterval(() => keeper.touched(memo), 10);
		await expect.poll(kept).toBe(before + 1);
		clearInterval(typing);
		await keeper.close();
	});

	it('[HI23] is no state in which only somebody behind a wall has written; it goes into the next one', async () => {
		const memo = await practice.partAt('memo', KURISE);
		const keeper = startRevisionKeeper({ ...practice, rooms, failed: () => undefined });
		const before = await kept();
		await type(2, '2026-12-01T00:00:00.000Z', memo);
		await keeper.catchUp();
		expect(await kept()).toBe(before);
		await type(1, '2026-12-01T00:00:00.000Z');
		await keeper.catchUp();
		expect(await kept()).toBe(before + 1);
		const moved = (await revisionParts(practice.db, practice.plan)).slice(-2);
		expect(new Set(moved.map((row) => row.part))).toEqual(new Set([memo, part]));
		await keeper.close();
	});

	it('[HI26] stays as it was when old rows are folded', async () => {
		const { db, plan, template } = practice;
		const checkpoint = async (at: string) => {
			const { seq, update } = await readCommitted(db, part);
			await writeCheckpoint(db, { part, seq, bytes: update, at });
		};
		await type(40, '2026-12-01T00:00:00.000Z');
		const row = await keepRevision(practice, {
			...{ plan, kind: 'named', name: '途中', part: null, seat: null },
		});
		await type(80, '2026-12-01T00:00:02.000Z');
		await checkpoint('2026-12-01T00:00:03.000Z');
		await type(1, '2026-12-03T00:00:00.000Z');
		await checkpoint('2026-12-03T00:00:01.000Z');
		const history = createHistory(db, template);
		const then = await history.changes(part, 41, 121);
		const { hash } = await history.stateAt(part, 41);
		const fold = await new FoldPlanner(db).next('2026-12-02T00:00:00.000Z');
		expect(fold?.rows.map(({ first, seq }) => [first, seq])).toEqual([
			[2, 41],
			[42, 121],
		]);
		await storeFold(db, fold as NonNullable<typeof fold>);
		expect((await history.stateAt(part, 41)).hash).toBe(hash);
		const places = (await revisionParts(db, plan)).filter(({ number }) => number === row?.number);
		expect(places).toMatchObject([{ part, seq: 41, hash }]);
		const now = await history.changes(part, 41, 121);
		expect(now.changes).toEqual(then.changes);
		expect(now.changes.blocks[0]?.pieces.find(({ kind }) => kind === 'added')?.text).toBe('字'.repeat(80));
	});
});
