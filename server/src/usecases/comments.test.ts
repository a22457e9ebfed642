import { join } from 'node:path';
import type { CommentView, ThreadView, TodayView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type Heard, type SignedSeat, startDemo } from '../testing/demo-server.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const LATER = '2099-03-31';

let server: DemoServer;
let lead: SignedSeat;
let officer: SignedSeat;
let decider: SignedSeat;
let vendor: SignedSeat;
let business: SignedSeat;
/** The trunk of 03, which everybody of the plan but the state reads. */
let trunk: string;
let memo: string;

beforeAll(async () => {
	server = await startDemo();
	lead = await server.as('seat-asagiri-lead');
	officer = await server.as('seat-kurise-officer');
	decider = await server.as('seat-kurise-decider');
	vendor = await server.as('seat-michishirube-reviewer');
	business = await server.as('seat-kitahi-business');
	trunk = (await lead.part('03')).id;
	memo = (await officer.part('memo', KURISE)).id;
});

afterAll(async () => {
	await server.close();
});

const begin = (seat: SignedSeat, more: object = {}, part = trunk) =>
	seat.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'question', text: 'いつまでですか。', ...more });
const change = (seat: SignedSeat, thread: string, to: object) => seat.post<ThreadView>(`/api/threads/${thread}`, to);
const reply = (seat: SignedSeat, thread: string, words: object) =>
	seat.post<ThreadView>(`/api/threads/${thread}/comments`, words);
const rewrite = (seat: SignedSeat, comment: string, to: object) => seat.post<ThreadView>(`/api/comments/${comment}`, to);
const react = (seat: SignedSeat, comment: string, kind: string, on: boolean) =>
	seat.post<ThreadView>(`/api/comments/${comment}/reactions`, { kind, on });
const threadsOn = async (seat: SignedSeat, part: string) =>
	(await seat.get<{ threads: ThreadView[] }>(`/api/parts/${part}/threads`)).body.threads;
const commentOf = (answer: Heard<ThreadView>, at = 0): CommentView => answer.body.comments.at(at) as CommentView;
/** Looks into the store, or sets it, beside the server. */
function inStore<T>(work: (sqlite: Database.Database) => T): T {
	const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
	try {
		return work(sqlite);
	} finally {
		sqlite.close();
	}
}
const detailOf = (answer: Heard<unknown>) => (answer.body as { detail: string }).detail;

describe('whom a thread asks', () => {
	it('[CM12] is a party of the plan or a seat that it holds, and nobody else', async () => {
		const asked = await begin(vendor, { to: { party: KURISE, seat: 'seat-kurise-officer' }, due: LATER });
		expect(asked).toMatchObject({
			status: 201,
			body: { to: { party: { code: KURISE }, seat: { person: '山田 恵', post: '総務課 主任' } }, due: LATER, mayAssign: true },
		});
		expect((await begin(vendor, { to: { party: ASAGIRI } })).body.to).toMatchObject({ party: { code: ASAGIRI }, seat: null });
		const wrong = [
			{ party: '011002' },
			{ party: KURISE, seat: 'seat-asagiri-lead' },
			{ party: KURISE, seat: 'seat-016641-officer' },
			{ party: KURISE, seat: 'nobody' },
		];
		for (const to of wrong) {
			expect([to, codeOf(await begin(vendor, { to }))]).toEqual([to, [400, 'malformed']]);
		}
		for (const mentions of [['nobody'], ['seat-016641-officer'], ['seat-kurise-officer', '']]) {
			expect(codeOf(await begin(vendor, { mentions }))).toEqual([400, 'malformed']);
		}
		const twice = await begin(vendor, { mentions: ['seat-kurise-officer', 'seat-kurise-officer'] });
		expect(commentOf(twice).mentions).toEqual([{ seat: 'seat-kurise-officer', person: '山田 恵', party: '栗瀬町' }]);
	});

	it('[CM12] behind a wall is only who reads there, and whoever cannot is told by name', async () => {
		const inside = { to: { party: KURISE, seat: 'seat-kurise-decider' }, mentions: ['seat-kurise-decider'] };
		expect((await begin(officer, inside, memo)).status).toBe(201);
		for (const to of [{ party: ASAGIRI, seat: 'seat-asagiri-lead' }, { party: ASAGIRI }]) {
			const refused = await begin(officer, { to }, memo);
			expect(codeOf(refused)).toEqual([400, 'malformed']);
			expect(detailOf(refused)).toMatch(/^(佐藤 真紀さん|朝霧町)はこの部分を読めないため、宛先にできません。$/);
		}
		const named = await begin(officer, { mentions: ['seat-michishirube-reviewer'] }, memo);
		expect(codeOf(named)).toEqual([400, 'malformed']);
		expect(detailOf(named)).toContain('中村 圭さん');
		expect(await threadsOn(officer, memo)).toHaveLength(1);
	});

	it('[CM12] is not a seat that is no longer held, which stays where it was named before', async () => {
		const seat = 'seat-hino-decider';
		const named = await begin(vendor, { to: { party: '994057', seat }, mentions: [seat] });
		expect(named.status).toBe(201);
		inStore((sqlite) => sqlite.prepare("update seat set to_day = '2025-05-01' where id = ?").run(seat));
		expect(codeOf(await begin(vendor, { to: { party: '994057', seat } }))).toEqual([400, 'malformed']);
		expect(codeOf(await begin(vendor, { mentions: [seat] }))).toEqual([400, 'malformed']);
		const edited = await rewrite(vendor, commentOf(named).id, { text: '日を直しました。', mentions: [seat] });
		expect(commentOf(edited)).toMatchObject({ text: '日を直しました。', mentions: [{ seat, person: '遠藤 清' }] });
	});

	it('[CM5] with a last day that is not over', async () => {
		expect((await begin(officer, { due: LATER })).status).toBe(201);
		for (const due of ['2020-01-01', '2026-02-30', 'あした']) {
			expect([due, codeOf(await begin(officer, { due }))]).toEqual([due, [400, 'malformed']]);
		}
	});

	it('[CM14] is changed and taken back by the party that began it and by the 代表団体, by nobody else', async () => {
		const { id } = (await begin(officer)).body;
		expect((await change(decider, id, { to: { party: ASAGIRI }, due: LATER })).body).toMatchObject({
			to: { party: { code: ASAGIRI } },
			due: LATER,
			state: 'open',
		});
		expect((await change(lead, id, { to: { party: ASAGIRI, seat: 'seat-asagiri-officer' } })).body).toMatchObject({
			to: { seat: { person: '藤井 翔太' } },
			due: LATER,
		});
		expect(codeOf(await change(vendor, id, { to: null }))).toEqual([403, 'forbidden']);
		expect(codeOf(await change(vendor, id, { due: null, state: 'resolved', text: 'ついでに' }))).toEqual([403, 'forbidden']);
		expect(codeOf(await change(officer, id, { due: '2020-01-01' }))).toEqual([400, 'malformed']);
		const after = (await change(officer, id, { to: null, due: null })).body;
		expect(after).toMatchObject({ to: null, due: null, state: 'open' });
		expect(after.comments).toHaveLength(1);
		const seen = (await threadsOn(vendor, trunk)).find((thread) => thread.id === id);
		expect(seen?.mayAssign).toBe(false);
	});

	it('[CM3] has it to do today, with the day, and the owner of the part no more', async () => {
		const [town, chief] = [await server.as('seat-kasumizawa-officer'), await server.as('seat-kasumizawa-decider')];
		const own = (await town.part('02', '994022')).id;
		const answers = async (seat: SignedSeat) =>
			(await seat.get<TodayView>('/api/today')).body.tasks.filter(({ kind }) => kind === 'answer');
		const { id } = (await begin(vendor, {}, own)).body;
		expect(await answers(town)).toContainEqual(expect.objectContaining({ id: `answer-${id}`, due: null }));
		await change(vendor, id, { to: { party: '994022', seat: 'seat-kasumizawa-decider' }, due: LATER });
		expect(await answers(chief)).toContainEqual(expect.objectContaining({ id: `answer-${id}`, due: LATER }));
		expect((await answers(town)).map((task) => task.id)).not.toContain(`answer-${id}`);
		await reply(chief, id, { text: '3月です。' });
		expect(await answers(chief)).toEqual([]);
	});
});

describe('resolving and opening again', () => {
	it('[CM13] takes an answer and a reason along, which say with what act they were said', async () => {
		const { id } = (await begin(vendor)).body;
		const resolved = await change(officer, id, { state: 'resolved', text: '3月末です。', mentions: ['seat-asagiri-lead'] });
		expect(resolved.body).toMatchObject({ state: 'resolved', resolvedBy: '山田 恵' });
		expect(resolved.body.resolvedAt).toBe(commentOf(resolved, -1).at);
		expect(commentOf(resolved, -1)).toMatchObject({
			...{ text: '3月末です。', act: 'resolve', author: { person: '山田 恵' } },
			mentions: [{ seat: 'seat-asagiri-lead' }],
		});
		const reopened = await change(vendor, id, { state: 'open', text: '年度が書かれていません。' });
		expect(reopened.body).toMatchObject({ state: 'open', resolvedBy: null, resolvedAt: null });
		expect(commentOf(reopened, -1)).toMatchObject({ text: '年度が書かれていません。', act: 'reopen' });
		expect((await change(officer, id, { state: 'resolved' })).body.comments).toHaveLength(3);
	});

	it('[CM13] changes nothing where the state is asked for that it has; words are a reply, and are never lost', async () => {
		const { id } = (await begin(vendor)).body;
		const first = await change(officer, id, { state: 'resolved' });
		const again = await change(decider, id, { state: 'resolved', text: '同じ答えです。' });
		expect(again.body).toMatchObject({ state: 'resolved', resolvedBy: '山田 恵', resolvedAt: first.body.resolvedAt });
		expect(commentOf(again, -1)).toMatchObject({ text: '同じ答えです。', act: null, author: { person: '小林 修' } });
		const acts = (await lead.get<{ acts: { kind: string; person: string }[] }>(`/api/plans/${server.planId}/journal`)).body.acts;
		expect(acts[0]).toMatchObject({ kind: 'thread-resolved', person: '山田 恵' });
		expect(codeOf(await change(officer, id, { text: '状態なし' }))).toEqual([400, 'malformed']);
		expect(codeOf(await change(officer, id, { state: 'open', mentions: ['seat-asagiri-lead'] }))).toEqual([400, 'malformed']);
		expect((await change(officer, id, { state: 'resolved' })).body).toMatchObject({ state: 'resolved', comments: { length: 2 } });
	});

	it('[CM13] does all that is asked or nothing', async () => {
		const { id } = (await begin(vendor)).body;
		const half = { state: 'resolved', text: '答え', mentions: ['nobody'], due: LATER };
		expect(codeOf(await change(lead, id, half))).toEqual([400, 'malformed']);
		expect((await threadsOn(lead, trunk)).find((thread) => thread.id === id)).toMatchObject({
			...{ state: 'open', due: null, comments: { length: 1 } },
		});
		expect((await change(lead, id, { ...half, mentions: [] })).body).toMatchObject({ state: 'resolved', due: LATER });
	});
});

describe('another wording', () => {
	it('[CM15] keeps the one before, with the time at which it was written, and replaces the names', async () => {
		const begun = await begin(officer, { text: '一', mentions: ['seat-asagiri-lead'] });
		const { id, at } = commentOf(begun);
		const second = commentOf(await rewrite(officer, id, { text: '二', mentions: ['seat-kurise-decider'] }));
		expect(second).toMatchObject({ text: '二', at, edits: [{ text: '一', at }], mentions: [{ seat: 'seat-kurise-decider' }] });
		const third = commentOf(await rewrite(officer, id, { text: '三' }));
		expect(third).toMatchObject({ text: '三', mentions: [] });
		expect(third.edits).toEqual([
			{ text: '一', at },
			{ text: '二', at: second.editedAt },
		]);
		expect(commentOf(await rewrite(officer, id, { text: '三' }))).toEqual(third);
		expect(commentOf(await rewrite(officer, id, { text: '三', mentions: ['seat-asagiri-lead'] }))).toEqual({
			...third,
			mentions: [{ seat: 'seat-asagiri-lead', person: '佐藤 真紀', party: '朝霧町' }],
		});
	});

	it('[CM1] is its author’s seat’s alone: no colleague’s, not the 代表団体’s, and by no door the reader’s', async () => {
		const begun = await begin(officer, { text: '栗瀬町の言葉' });
		const { id } = commentOf(begun);
		for (const other of [decider, lead, vendor]) {
			expect(codeOf(await rewrite(other, id, { text: '書き換え' }))).toEqual([403, 'forbidden']);
			expect(codeOf(await rewrite(other, id, { deleted: true }))).toEqual([403, 'forbidden']);
		}
		expect((await threadsOn(lead, trunk)).find((thread) => thread.id === begun.body.id)?.comments).toEqual(begun.body.comments);
		expect(commentOf(await rewrite(officer, id, { text: '自分の書き換え' })).text).toBe('自分の書き換え');
	});
});

describe('a deleted comment', () => {
	const secret = 'うっかり書いた個人の名前';

	it('[CM16] leaves that it stood there, and of its words nothing', async () => {
		const begun = await begin(officer, { text: '問い' });
		const said = commentOf(await reply(lead, begun.body.id, { text: secret, mentions: ['seat-kurise-officer'] }), 1);
		await rewrite(lead, said.id, { text: `${secret}でした` });
		await react(officer, said.id, 'agree', true);
		const gone = await rewrite(lead, said.id, { deleted: true });
		expect(gone.body.state).toBe('open');
		expect(commentOf(gone, 1)).toMatchObject({
			...{ text: '', edits: [], editedAt: null, mentions: [], reactions: [], author: { person: '佐藤 真紀' }, at: said.at },
			deletedAt: expect.any(String),
		});
		expect(await rewrite(lead, said.id, { deleted: true })).toMatchObject({ status: 200, body: gone.body });
		expect(codeOf(await rewrite(lead, said.id, { text: secret }))).toEqual([409, 'content-changed']);
		const kept = inStore((sqlite) =>
			['comment', 'comment_edit'].flatMap((table) =>
				sqlite.prepare(`select text from ${table} where text like ?`).all(`%${secret}%`),
			),
		);
		expect(kept).toEqual([]);
	});

	it('[CM16] withdraws the thread in which nobody says anything any more: it waits for nobody', async () => {
		const { openThreads } = await officer.part('03');
		const begun = await begin(vendor, { kind: 'suggestion', replacement: secret, to: { party: KURISE } });
		expect((await officer.part('03')).openThreads).toBe(openThreads + 1);
		const gone = await rewrite(vendor, commentOf(begun).id, { deleted: true });
		expect(gone.body).toMatchObject({ state: 'resolved', resolvedBy: '中村 圭', replacement: null });
		expect((await officer.part('03')).openThreads).toBe(openThreads);
		expect((await threadsOn(officer, trunk)).map((thread) => thread.id)).toContain(begun.body.id);
		expect(codeOf(await change(vendor, begun.body.id, { state: 'open' }))).toEqual([409, 'content-changed']);
		expect((await change(vendor, begun.body.id, { state: 'open', text: 'やはり要ります。' })).body.state).toBe('open');
	});

	it('[CM16] takes no answer of others along: an answered thread stays open, and its party’s own', async () => {
		const begun = await begin(officer, { text: '問い' });
		await reply(vendor, begun.body.id, { text: '答え' });
		const gone = await rewrite(officer, commentOf(begun).id, { deleted: true });
		expect(gone.body).toMatchObject({ state: 'open', comments: [{ text: '' }, { text: '答え' }], mayAssign: true });
		expect((await change(officer, begun.body.id, { due: LATER })).body.due).toBe(LATER);
	});
});

describe('a short answer', () => {
	it('[CM17] is the seat’s, counts once and is taken back', async () => {
		const { id } = commentOf(await begin(vendor));
		await react(officer, id, 'noted', true);
		await react(officer, id, 'noted', true);
		await react(lead, id, 'noted', true);
		const both = commentOf(await react(officer, id, 'thanks', true));
		const people = both.reactions.map(({ kind, by }) => [kind, by.map(({ person }) => person)]);
		expect(people).toEqual([
			['noted', ['山田 恵', '佐藤 真紀']],
			['thanks', ['山田 恵']],
		]);
		await react(officer, id, 'noted', false);
		const left = commentOf(await react(officer, id, 'noted', false));
		expect(left.reactions.map(({ kind, by }) => [kind, by.map(({ seat }) => seat)])).toEqual([
			['noted', ['seat-asagiri-lead']],
			['thanks', ['seat-kurise-officer']],
		]);
	});

	it('[CM17] needs the right to comment, one of the three words, and a comment that is not deleted', async () => {
		const part = (await officer.part('02', KURISE)).id;
		const { id } = commentOf(await begin(officer, {}, part));
		expect((await react(vendor, id, 'agree', true)).status).toBe(200);
		expect(codeOf(await react(business, id, 'agree', true))).toEqual([403, 'forbidden']);
		expect(codeOf(await react(vendor, id, '😀', true))).toEqual([400, 'malformed']);
		await rewrite(officer, id, { deleted: true });
		expect(codeOf(await react(vendor, id, 'agree', true))).toEqual([409, 'content-changed']);
	});
});

describe('how much is said', () => {
	it('[CM18] is bounded: threads of a part, comments of a thread, wordings of a comment', async () => {
		const { id: part } = await officer.part('12');
		const { id } = (await begin(officer, {}, part)).body;
		const { id: comment } = commentOf(await reply(officer, id, { text: '初め' }), 1);
		/** Copies of a row until so many are there. */
		const fill = (table: string, where: string, count: number, fresh: string) =>
			inStore((sqlite) => {
				const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
				const copied = columns.map((name) => (name === fresh ? (fresh === 'id' ? "'copy-' || n" : '1000 + n') : name)).join();
				const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})`;
				sqlite.exec(
					`insert into ${table} (${columns.join()}) ${numbers} select ${copied} from numbers, (select * from ${table} where ${where} limit 1)`,
				);
			});
		await rewrite(officer, comment, { text: '次' });
		fill('comment_edit', `comment = '${comment}'`, 98, 'number');
		expect((await rewrite(officer, comment, { text: '百度め' })).status).toBe(200);
		expect(codeOf(await rewrite(officer, comment, { text: '百一度め' }))).toEqual([413, 'too-large']);
		fill('comment', `thread = '${id}'`, 1997, 'id');
		expect((await reply(officer, id, { text: '二千' })).status).toBe(201);
		expect(codeOf(await reply(officer, id, { text: '二千一' }))).toEqual([413, 'too-large']);
		expect(codeOf(await change(officer, id, { state: 'resolved', text: '二千一' }))).toEqual([413, 'too-large']);
		expect((await change(officer, id, { state: 'resolved' })).body.state).toBe('resolved');
		fill('thread', `id = '${id}'`, 1998, 'id');
		expect((await begin(officer, {}, part)).status).toBe(201);
		expect(codeOf(await begin(officer, {}, part))).toEqual([413, 'too-large']);
	});
});
