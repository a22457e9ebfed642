import { join } from 'node:path';
import type { DecidedView, RevisionsView, RoundsView, RoundTableView, RoundView, ThreadView, TodayView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedAnchor } from '../../testing/anchor-of.ts';
import { codeOf, type DemoServer, type Heard, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

const KURISE = '994031';
const ASAGIRI = '994014';

let server: DemoServer;
let lead: SignedSeat;
let officer: SignedSeat;
let vendor: SignedSeat;
let colleague: SignedSeat;
let prefecture: SignedSeat;
let business: SignedSeat;
/** Trunks of 03 and 05, which everybody of the plan reads. */
let early: string;
let late: string;

beforeAll(async () => {
	server = await startDemo();
	[lead, officer, vendor, prefecture, business] = await Promise.all([
		server.as('seat-asagiri-lead'),
		server.as('seat-kurise-officer'),
		server.as('seat-michishirube-reviewer'),
		server.as('seat-tsukikage-reviewer'),
		server.as('seat-kitahi-business'),
	]);
	colleague = await server.as('seat-asagiri-officer');
	early = (await lead.part('03')).id;
	late = (await lead.part('05')).id;
});

afterAll(async () => {
	await server.close();
});

const begin = async (seat: SignedSeat, round: object = {}) =>
	(await seat.post<RoundView>(`/api/plans/${server.planId}/rounds`, round)).body;
const roundsOf = async (seat: SignedSeat) => (await seat.get<RoundsView>(`/api/plans/${server.planId}/rounds`)).body;
const change = (seat: SignedSeat, round: string, to: object) => seat.post<RoundsView>(`/api/rounds/${round}`, to);
const collect = (seat: SignedSeat, round: string, more: object = {}, part = early) =>
	seat.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'comment', text: '出典を入れてください。', round, ...more });
const tableOf = async (seat: SignedSeat, round: string) => (await seat.get<RoundTableView>(`/api/rounds/${round}`)).body;
const answer = (seat: SignedSeat, thread: string, to: object) => seat.post<ThreadView>(`/api/threads/${thread}`, to);
const detailOf = (heard: Heard<unknown>) => (heard.body as { detail: string }).detail;
const countIn = (table: string, where = '1 = 1'): number => {
	const sqlite = new Database(join(server.folder, 'renkei.sqlite'), { readonly: true });
	const row = sqlite.prepare(`select count(*) as count from ${table} where ${where}`).get() as { count: number };
	sqlite.close();
	return row.count;
};
const anchorOf = (part: string, quote: string) => storedAnchor(server.folder, part, quote);

describe('who collects', () => {
	it('[RO1] is whoever reviews, and the 代表団体; everybody else is refused', async () => {
		for (const seat of [vendor, prefecture, lead]) {
			const made = await seat.post<RoundView>(`/api/plans/${server.planId}/rounds`, { title: '机上の確かめ' });
			expect(made).toMatchObject({ status: 201, body: { number: null, title: '机上の確かめ', mine: true, revision: null } });
			expect((await roundsOf(seat)).mayCollect).toBe(true);
			expect((await change(seat, made.body.id, { discard: true })).status).toBe(200);
		}
		for (const seat of [officer, business]) {
			expect(codeOf(await seat.post(`/api/plans/${server.planId}/rounds`))).toEqual([403, 'forbidden']);
			expect((await roundsOf(seat)).mayCollect).toBe(false);
		}
	});

	it('[RO1] collects twenty rounds at a time and no more', async () => {
		const made: string[] = [];
		for (let at = 0; at < 20; at += 1) {
			made.push((await begin(prefecture)).id);
		}
		expect(codeOf(await prefecture.post(`/api/plans/${server.planId}/rounds`))).toEqual([413, 'too-large']);
		for (const round of made) {
			await change(prefecture, round, { discard: true });
		}
		expect((await roundsOf(prefecture)).rounds.filter((round) => round.mine)).toEqual([]);
	});

	it('[RO2] puts comments and proposals in a round of the own party only, and in none behind a wall', async () => {
		const { id } = await begin(lead);
		expect((await collect(lead, id)).body.round).toEqual({ id, title: '', released: false, item: null });
		expect((await collect(colleague, id)).status).toBe(201);
		const memo = (await lead.part('memo', ASAGIRI)).id;
		for (const refused of [await collect(vendor, id), await collect(lead, 'nothing'), await collect(lead, id, {}, memo)]) {
			expect(codeOf(refused)).toEqual([400, 'malformed']);
			expect(detailOf(refused)).toMatch(/。$/);
		}
		const proposal = { whole: null, pieces: [{ anchor: anchorOf(late, '必ず答えを返す'), replacement: '答えを返す' }] };
		const proposed = await lead.post<{ threads: ThreadView[] }>(`/api/parts/${late}/suggestions`, { ...proposal, round: id });
		expect(proposed.body.threads[0]).toMatchObject({ kind: 'suggestion', round: { id, released: false } });
		expect(codeOf(await vendor.post(`/api/parts/${late}/suggestions`, { ...proposal, round: id }))).toEqual([400, 'malformed']);
		await change(lead, id, { discard: true });
	});

	it('[RO3] enters what 国 said: every comment of a 事前相談 is of that kind, proposed wording stays what it is', async () => {
		const { id } = await begin(lead, { kind: 'pre-consultation' });
		expect((await collect(lead, id, { kind: 'question' })).body.kind).toBe('pre-consultation');
		expect((await collect(lead, id, { kind: 'suggestion' })).body.kind).toBe('suggestion');
		await change(lead, id, { discard: true });
	});
});

describe('a round that is collected', () => {
	it('[RO4] is its party’s alone, and its comments stand at no other door', async () => {
		const { id } = await begin(lead);
		const { body: thread } = await collect(lead, id, { to: { party: KURISE }, mentions: ['seat-kurise-officer'] });
		const comment = thread.comments[0]?.id;
		expect((await colleague.get(`/api/threads/${thread.id}`)).status).toBe(200);
		expect((await roundsOf(colleague)).rounds.map((round) => round.id)).toContain(id);
		for (const other of [officer, vendor, prefecture, business]) {
			expect((await roundsOf(other)).rounds.map((round) => round.id)).not.toContain(id);
			const doors = [
				await other.get(`/api/rounds/${id}`),
				await other.get(`/api/rounds/${id}/table.xlsx`),
				await change(other, id, { discard: true }),
				await other.get(`/api/threads/${thread.id}`),
				await answer(other, thread.id, { state: 'resolved' }),
				await other.post(`/api/threads/${thread.id}/comments`, { text: '返事' }),
				await other.post(`/api/comments/${comment}`, { deleted: true }),
				await other.post(`/api/comments/${comment}/reactions`, { kind: 'noted', on: true }),
			];
			expect(doors.map(codeOf)).toEqual(doors.map(() => [404, 'unknown']));
			for (const list of [`/api/parts/${early}/threads`, `/api/plans/${server.planId}/threads`, '/api/today']) {
				expect(JSON.stringify((await other.get(list)).body)).not.toContain(thread.id);
			}
		}
		await change(lead, id, { discard: true });
	});

	it('[RO4] waits for nobody and is counted nowhere, for its own party neither', async () => {
		const before = [(await lead.part('03')).openThreads, (await officer.part('03')).openThreads];
		const tasks = async () => (await lead.get<TodayView>('/api/today')).body.tasks.map((task) => task.id);
		const { id } = await begin(vendor);
		const { body: thread } = await collect(vendor, id, { to: { party: ASAGIRI }, due: '2020-01-01' });
		expect(thread).toMatchObject({ code: 'malformed' });
		const { body: one } = await collect(vendor, id, { to: { party: ASAGIRI }, due: '2030-01-01' });
		expect([(await lead.part('03')).openThreads, (await officer.part('03')).openThreads]).toEqual(before);
		expect((await vendor.part('03')).openThreads).toBe(before[0]);
		expect(await tasks()).not.toContain(`answer-${one.id}`);
		expect((await change(vendor, id, { release: true })).status).toBe(200);
		expect((await lead.part('03')).openThreads).toBe((before[0] ?? 0) + 1);
		expect(await tasks()).toContain(`answer-${one.id}`);
	});

	it('[RO5] takes no decision on what it proposes, before others know of it', async () => {
		const { id } = await begin(vendor);
		const anchor = anchorOf(late, '必ず答えを返す');
		const { body } = await vendor.post<{ threads: ThreadView[] }>(`/api/parts/${late}/suggestions`, {
			...{ text: '', round: id },
			pieces: [{ anchor, replacement: 'かならず答えを返す' }],
		});
		const thread = body.threads[0]?.id ?? '';
		const decide = async (seat: SignedSeat) =>
			(await seat.post<DecidedView>(`/api/parts/${late}/decisions`, { decision: 'decline', threads: [{ thread }] })).body
				.results[0];
		expect(await decide(lead)).toMatchObject({ done: false, code: 'unknown' });
		expect(await decide(vendor)).toMatchObject({ done: false, code: 'forbidden' });
		await change(vendor, id, { release: true });
		expect(await decide(lead)).toMatchObject({ done: true });
	});

	it('[RO6] is renamed and discarded by its party; nothing of it is left', async () => {
		const { id } = await begin(vendor);
		const { body: thread } = await collect(vendor, id, { mentions: ['seat-kurise-officer'] });
		const comment = thread.comments[0]?.id ?? '';
		await vendor.post(`/api/comments/${comment}`, { text: '言い直します。', mentions: ['seat-kurise-officer'] });
		await vendor.post(`/api/comments/${comment}/reactions`, { kind: 'noted', on: true });
		expect((await change(vendor, id, { title: '机上の確かめ' })).body.rounds).toContainEqual(
			expect.objectContaining({ id, title: '机上の確かめ', counts: expect.objectContaining({ open: 1 }) }),
		);
		expect(countIn('mention', `comment = '${comment}'`)).toBe(1);
		expect((await change(vendor, id, { discard: true })).status).toBe(200);
		for (const table of ['comment_edit', 'mention', 'reaction']) {
			expect([table, countIn(table, `comment = '${comment}'`)]).toEqual([table, 0]);
		}
		expect([countIn('comment', `thread = '${thread.id}'`), countIn('thread', `id = '${thread.id}'`)]).toEqual([0, 0]);
		expect(codeOf(await vendor.get(`/api/rounds/${id}`))).toEqual([404, 'unknown']);
	});

	it('[RO6] tells nothing of itself in the journal', async () => {
		const { id } = await begin(vendor);
		const { body: thread } = await collect(vendor, id);
		const acts = countIn('act');
		expect((await answer(vendor, thread.id, { state: 'resolved' })).body.state).toBe('resolved');
		expect(countIn('act')).toBe(acts);
		await change(vendor, id, { discard: true });
	});
});

describe('the release', () => {
	it('[RO7] numbers the items by the plan, keeps the state and what stood there, and tells everybody at once', async () => {
		const before = (await roundsOf(officer)).rounds.length;
		const { id } = await begin(vendor);
		const whole = (await collect(vendor, id, { text: '全体に長い。' })).body.id;
		const withdrawn = (await collect(vendor, id)).body;
		await vendor.post(`/api/comments/${withdrawn.comments[0]?.id}`, { deleted: true });
		const second = (await collect(vendor, id, { anchor: anchorOf(late, '必ず答えを返す') }, late)).body.id;
		const first = (await collect(vendor, id, { anchor: anchorOf(early, '二週間続けて外出がないとき') })).body.id;
		const released = await change(vendor, id, { release: true });
		expect(released.status).toBe(200);
		const round = (await roundsOf(officer)).rounds.find((one) => one.id === id);
		expect(round).toMatchObject({ number: before + 1, title: `第${before + 1}回 指摘`, mine: false, counts: { open: 3 } });
		const { items } = await tableOf(officer, id);
		expect(items.map((item) => [item.item, item.thread])).toEqual([
			[1, first],
			[2, whole],
			[3, second],
		]);
		expect(items[0]?.before).toContain('二週間続けて外出がないとき');
		expect(items[0]?.before?.length).toBeGreaterThan('二週間続けて外出がないとき'.length);
		expect(items[0]).toMatchObject({ after: items[0]?.before, detached: false, status: 'open' });
		expect(items[1]).toMatchObject({ before: null, after: null });
		const { revisions } = (await officer.get<RevisionsView>(`/api/plans/${server.planId}/revisions`)).body;
		expect(revisions[0]).toMatchObject({ ...round?.revision, kind: 'named', name: `指摘 第${before + 1}回` });
		const { acts } = (await officer.get<{ acts: object[] }>(`/api/plans/${server.planId}/journal`)).body;
		expect(acts[0]).toMatchObject({ kind: 'round-released', detail: `第${before + 1}回 指摘`, part: null });
		expect((await officer.get<ThreadView>(`/api/threads/${first}`)).body.round).toMatchObject({ id, released: true, item: 1 });
		expect(countIn('thread', `id = '${withdrawn.id}'`)).toBe(0);
	});

	it('[RO8] is once: a second one, another title and the end change nothing; others are refused', async () => {
		const { id } = await begin(vendor);
		await collect(vendor, id);
		await change(vendor, id, { release: true });
		const after = [countIn('revision'), countIn('act'), JSON.stringify(await tableOf(lead, id))];
		for (const to of [{ release: true }, { title: '別の題' }, { discard: true }]) {
			const again = await change(vendor, id, to);
			expect(codeOf(again)).toEqual([409, 'content-changed']);
			expect(detailOf(again)).toContain('すでに出されています');
			expect(codeOf(await change(lead, id, to))).toEqual([403, 'forbidden']);
		}
		expect([countIn('revision'), countIn('act'), JSON.stringify(await tableOf(lead, id))]).toEqual(after);
		expect(codeOf(await collect(vendor, id))).toEqual([400, 'malformed']);
	});

	it('[RO8] is once also when it is asked for twice at a time', async () => {
		const { id } = await begin(vendor);
		await collect(vendor, id);
		const revisions = countIn('revision');
		const both = await Promise.all([change(vendor, id, { release: true }), change(vendor, id, { release: true })]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect(countIn('revision')).toBe(revisions + 1);
		const numbers = (await roundsOf(vendor)).rounds.flatMap(({ number }) => number ?? []);
		expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at));
	});

	it('[RO8] needs an item', async () => {
		const { id } = await begin(vendor);
		const empty = await change(vendor, id, { release: true });
		expect([codeOf(empty), detailOf(empty)]).toEqual([[400, 'malformed'], expect.stringContaining('指摘が一つもない')]);
		expect((await roundsOf(vendor)).rounds.find((round) => round.id === id)?.releasedAt).toBeNull();
		await collect(vendor, id);
		expect((await change(vendor, id, { release: true })).status).toBe(200);
	});
});
