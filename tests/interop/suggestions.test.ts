import type { ContentView, CounterProposalView, DecidedView, ThreadView } from '@renkei/api';
import { addRow, anchorOfRange, flatText, replaceWords, rowsOf, setCell } from '@renkei/part-doc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';

let server: RunningServer;
let vendor: HttpClient;
let lead: HttpClient;
let member: HttpClient;
let prefecture: HttpClient;
let part: string;
/** A page of the 代表団体 on the trunk of 05, by which it is written. */
let writer: StockClient;
/** Another one's, who only reads. */
let reader: StockClient;

beforeAll(async () => {
	server = await startServer();
	[vendor, lead, member, prefecture] = await Promise.all([
		signInAs(server.url, '委託', 'reviewer'),
		signInAs(server.url, '朝霧', 'lead'),
		signInAs(server.url, '栗瀬', 'officer'),
		signInAs(server.url, '月影', 'reviewer'),
	]);
	part = (await partOf(lead, '05', null)).id;
	writer = await openStock(lead, part);
	reader = await openStock(prefecture, part);
});

afterAll(async () => {
	writer.close();
	reader.close();
	await server.close();
});

const textNow = async () => (await lead.get<ContentView>(`/api/parts/${part}/content`)).body.text;

/** Words of the part as an anchor, as a page makes it. */
function anchorOf(quote: string) {
	const start = flatText(writer.doc).indexOf(quote);
	const anchor = anchorOfRange(writer.doc, start, start + quote.length);
	if (anchor === null) {
		throw new Error(`no such words: ${quote}`);
	}
	return { start: anchor.start, end: anchor.end, quote };
}

const propose = (seat: HttpClient, body: object) => seat.post<{ threads: ThreadView[] }>(`/api/parts/${part}/suggestions`, body);

async function proposed(quote: string, replacement: string, text = ''): Promise<string> {
	const { status, body } = await propose(vendor, { text, pieces: [{ anchor: anchorOf(quote), replacement }] });
	expect(status).toBe(201);
	return body.threads[0]?.id ?? '';
}

const decide = (seat: HttpClient, decision: 'accept' | 'decline', ...threads: object[]) =>
	seat.post<DecidedView>(`/api/parts/${part}/decisions`, { decision, threads });

const accepted = async (thread: string, seen?: string | null) => (await decide(lead, 'accept', { thread, seen })).body.results[0];

/** Writes as the 代表団体 does in its page, and waits until the server has it. */
async function write(old: string, words: string): Promise<void> {
	const start = flatText(writer.doc).indexOf(old);
	replaceWords(writer.doc, { start, end: start + old.length, words });
	const now = flatText(writer.doc);
	await eventually(textNow).toContain(now.split('\n')[0] ?? '');
	await eventually(() => flatText(reader.doc)).toBe(now);
}

describe('proposed wording', () => {
	it('[PW20] a proposal changes nothing; accepted it is the edit of whoever accepts, in every open copy at once', async () => {
		const before = await textNow();
		const thread = await proposed('前の日の17時まで', '前の日の16時まで', '受付の都合です。');
		expect(await textNow()).toBe(before);
		expect(await accepted(thread)).toEqual({ thread, done: true, code: null, text: null, now: null });
		expect(await textNow()).toContain('前の日の16時までの予約');
		await eventually(() => flatText(reader.doc)).toContain('前の日の16時までの予約');
		await eventually(() => flatText(writer.doc)).toContain('前の日の16時までの予約');
		const { body } = await prefecture.get<ThreadView>(`/api/threads/${thread}`);
		expect(body).toMatchObject({
			state: 'resolved',
			outcome: { kind: 'accepted', party: '朝霧町', before: '前の日の17時まで' },
			comments: [{ text: '受付の都合です。', author: { party: { shortName: '委託' } } }],
		});
		const told = await lead.get<{ acts: { kind: string; party: { shortName: string } }[] }>(
			`/api/plans/${lead.seat.plan}/journal`,
		);
		expect(told.body.acts[0]).toMatchObject({ kind: 'suggestion-accepted', party: { shortName: '朝霧' } });
	});

	it('[PW21] it fits also after the text around it has changed, been split or moved', async () => {
		const thread = await proposed('乗り換えはない', '乗り換えは要らない');
		await write('迎えの時刻を答える。町村の境で', '迎えの時刻を答える。\nなお、町村の境で');
		expect(await accepted(thread)).toMatchObject({ done: true });
		expect(await textNow()).toContain('なお、町村の境で乗り換えは要らない。');
	});

	it('[PW22] one that no longer fits says what stands there now; accepted with that in view it takes its place', async () => {
		const thread = await proposed('毎日24時間', '毎日、昼も夜も');
		await write('毎日24時間', '毎日6時から24時まで');
		const refused = await accepted(thread);
		expect(refused).toMatchObject({ done: false, code: 'content-changed' });
		expect(refused?.now).toContain('毎日');
		expect(await textNow()).toContain('毎日6時から24時まで');
		expect(await accepted(thread, '毎日24時間')).toMatchObject({ done: false, code: 'content-changed' });
		expect(await accepted(thread, refused?.now)).toMatchObject({ done: true });
		expect(await textNow()).toContain('毎日、昼も夜も');
	});

	it('[PW23] where the words are gone nothing is written, and the proposal stays', async () => {
		const thread = await proposed('平日の7時30分から18時まで', '平日の8時から17時まで');
		await write('平日の7時30分から18時まで', '役場の開いている間');
		expect(await accepted(thread, '')).toMatchObject({ done: false });
		const { body } = await lead.get<ThreadView>(`/api/threads/${thread}`);
		expect(body).toMatchObject({ state: 'open', outcome: null });
	});

	it('[PW24] several are decided in one go: those that fit go in together, the others are told one by one', async () => {
		const [first, second] = [await proposed('二つである', '二つとする'), await proposed('二週間続けて乗車', '14日続けて乗車')];
		await write('二週間続けて乗車', '十日続けて乗車');
		const { body } = await decide(lead, 'accept', { thread: first }, { thread: second }, { thread: 'no-such' });
		expect(body.results.map(({ done, code }) => [done, code])).toEqual([
			[true, null],
			[false, 'content-changed'],
			[false, 'unknown'],
		]);
		expect(await textNow()).toContain('二つとする');
		const declined = await decide(lead, 'decline', { thread: second });
		expect(declined.body.results).toMatchObject([{ done: true }]);
		expect((await lead.get<ThreadView>(`/api/threads/${second}`)).body.outcome).toMatchObject({ kind: 'declined', before: null });
		expect((await decide(lead, 'accept', { thread: second })).body.results).toMatchObject([{ done: false, code: 'decided' }]);
	});

	it('[PW25] a value of a cell is proposed and accepted like words; one of another kind is not taken', async () => {
		const row = rowsOf(writer.doc, 'services')[0]?.id ?? '';
		const place = { table: 'services', row, column: 'users' };
		const { body, status } = await propose(vendor, { pieces: [{ place, value: '7町村の住民' }] });
		expect(status).toBe(201);
		const [thread] = body.threads;
		expect(thread).toMatchObject({ value: { value: '7町村の住民', words: '7町村の住民' }, place: { kind: 'cell', row } });
		expect(await accepted(thread?.id ?? '')).toMatchObject({ done: true });
		await eventually(() => rowsOf(writer.doc, 'services')[0]?.cells.users).toBe('7町村の住民');
		const wrong = await propose(vendor, { pieces: [{ place: { ...place, column: 'no' }, value: '一' }] });
		expect(wrong.status).toBe(400);
		const changed = await propose(vendor, { pieces: [{ place: { ...place, column: 'no' }, value: 9 }] });
		setCell(writer.doc, 'services', row, 'no', 5);
		await eventually(() => rowsOf(reader.doc, 'services')[0]?.cells.no).toBe(5);
		expect(await accepted(changed.body.threads[0]?.id ?? '')).toMatchObject({ code: 'content-changed', now: '5' });
	});

	it('[PW26] a whole part is proposed from a copy, compared with the part now, and accepted against what was seen', async () => {
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
		const before = Y.encodeStateVector(copy);
		addRow(copy, 'services', 'proposed-row', rowsOf(copy, 'services').at(-1)?.id ?? null, { name: '給食費のお知らせ' });
		replaceWords(copy, { start: 0, end: 0, words: '案：' });
		const whole = Buffer.from(Y.encodeStateAsUpdate(copy, before)).toString('base64');
		const { body, status } = await propose(vendor, { text: '', whole });
		expect(status).toBe(201);
		const thread = body.threads[0]?.id ?? '';
		const see = async () => (await lead.get<CounterProposalView>(`/api/threads/${thread}/proposal`)).body;
		const first = await see();
		expect(first.changedSince).toBe(false);
		expect(first.rows).toMatchObject([{ kind: 'added', table: 'services', cells: [{ key: 'name', after: '給食費のお知らせ' }] }]);
		expect(first.blocks.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
		await write('二つとする', '三つとする');
		expect(await accepted(thread)).toMatchObject({ done: false, code: 'content-changed' });
		expect(await accepted(thread, first.contentHash)).toMatchObject({ done: false, code: 'content-changed' });
		const second = await see();
		expect(second.changedSince).toBe(true);
		expect(await accepted(thread, second.contentHash)).toMatchObject({ done: true });
		await eventually(() => rowsOf(reader.doc, 'services').map(({ cells }) => cells.name)).toContain('給食費のお知らせ');
		expect(await textNow()).toContain('案：導入するのは');
	});
});

describe('a decision that cannot be kept', () => {
	it('[PW29] more line ends than anybody reads are no proposal', async () => {
		const lines = (count: number) =>
			propose(vendor, { pieces: [{ anchor: anchorOf('どちらも住民が使うか'), replacement: '行\n'.repeat(count) }] });
		expect((await lines(201)).status).toBe(400);
		const { body, status } = await lines(200);
		expect(status).toBe(201);
		expect((await decide(lead, 'decline', { thread: body.threads[0]?.id })).body.results).toMatchObject([{ done: true }]);
	});

	it('[PW29] the same proposal sent again, because its answer was lost, is one; taken back it can be accepted by nobody', async () => {
		const body = { text: '理由。', pieces: [{ anchor: anchorOf('同じ形の記録'), replacement: '同じ様式の記録' }] };
		const first = (await propose(vendor, body)).body.threads[0];
		const again = (await propose(vendor, body)).body.threads[0];
		expect(again?.id).toBe(first?.id);
		await member.post(`/api/threads/${first?.id}/comments`, { text: '賛成です。' });
		expect((await vendor.post(`/api/comments/${first?.comments[0]?.id}`, { deleted: true })).status).toBe(200);
		const { body: gone } = await lead.get<ThreadView>(`/api/threads/${first?.id}`);
		expect(gone).toMatchObject({ state: 'resolved', replacement: null });
		await lead.post(`/api/threads/${first?.id}`, { state: 'open', text: 'もう一度見ます。' });
		expect((await decide(lead, 'accept', { thread: first?.id })).body.results).toMatchObject([{ done: false, code: 'gone' }]);
	});

	it('[PW29] an accepted one is opened again by nobody who may not write', async () => {
		const thread = await proposed('乗る所、降りる所', '乗り降りする所');
		expect(await accepted(thread)).toMatchObject({ done: true });
		expect((await prefecture.post(`/api/threads/${thread}`, { state: 'open' })).status).toBe(403);
		expect((await lead.post(`/api/threads/${thread}`, { state: 'open' })).status).toBe(200);
	});
});

describe('who may propose and decide', () => {
	it('[PW27] proposing needs the right to suggest, deciding the right to write; a frozen part takes proposals and no decision', async () => {
		const body = { pieces: [{ anchor: anchorOf('見守り連携サービス'), replacement: '見守りサービス' }] };
		expect((await propose(prefecture, body)).status).toBe(403);
		const made = await propose(vendor, body);
		const thread = made.body.threads[0]?.id ?? '';
		expect((await decide(prefecture, 'accept', { thread })).status).toBe(403);
		await lead.post(`/api/parts/${part}/freeze`);
		const frozen = await lead.get<ContentView>(`/api/parts/${part}/content`);
		const late = await propose(vendor, body);
		expect(late.status).toBe(201);
		expect((await decide(lead, 'accept', { thread })).status).toBe(409);
		expect((await lead.get<ContentView>(`/api/parts/${part}/content`)).body.contentHash).toBe(frozen.body.contentHash);
		await lead.post(`/api/parts/${part}/reopen`, { reason: '提案を入れるため' });
		expect((await decide(lead, 'accept', { thread })).body.results).toMatchObject([{ done: true }]);
	});

	it('[PW28] proposals of another part, behind a wall or without what they propose are refused', async () => {
		const memo = (await partOf(member, 'memo', member.seat.party.code)).id;
		expect((await vendor.post(`/api/parts/${memo}/suggestions`, { pieces: [{ place: { field: 'x' }, value: '' }] })).status).toBe(
			404,
		);
		expect((await vendor.post(`/api/parts/${memo}/decisions`, { decision: 'accept', threads: [{ thread: 'x' }] })).status).toBe(
			404,
		);
		expect((await propose(vendor, {})).status).toBe(400);
		const same = anchorOf('二つとする');
		expect((await propose(vendor, { pieces: [{ anchor: same, replacement: same.quote }] })).status).toBe(400);
		expect((await propose(vendor, { whole: Buffer.from('no update').toString('base64') })).status).toBe(400);
		const gap = new Y.Doc();
		gap.getText('elsewhere').insert(0, 'x');
		const elsewhere = Buffer.from(Y.encodeStateAsUpdate(gap)).toString('base64');
		expect((await propose(vendor, { whole: elsewhere })).status).toBe(422);
	});
});
