import { join } from 'node:path';
import type { LedgerView, RoundsView, RoundTableView, RoundView, ThreadView } from '@renkei/api';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedAnchor } from '../../testing/anchor-of.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

const KURISE = '994031';
const ASAGIRI = '994014';

let server: DemoServer;
let lead: SignedSeat;
let officer: SignedSeat;
let vendor: SignedSeat;
let business: SignedSeat;
let trunk: string;
let own: string;

beforeAll(async () => {
	server = await startDemo();
	[lead, officer, vendor, business] = await Promise.all([
		server.as('seat-asagiri-lead'),
		server.as('seat-kurise-officer'),
		server.as('seat-michishirube-reviewer'),
		server.as('seat-kitahi-business'),
	]);
	trunk = (await lead.part('11')).id;
	own = (await officer.part('02', KURISE)).id;
});

afterAll(async () => {
	await server.close();
});

interface Wanted {
	readonly part: string;
	readonly more?: object;
}

/** Releases a round with these comments. @returns its id and the threads in the order given */
async function released(seat: SignedSeat, wanted: readonly Wanted[], begun: object = {}) {
	const { body } = await seat.post<RoundView>(`/api/plans/${server.planId}/rounds`, begun);
	const threads: string[] = [];
	for (const { part, more } of wanted) {
		const thread = { kind: 'must-fix', text: '直してください。', round: body.id, ...more };
		const made = await seat.post<ThreadView>(`/api/parts/${part}/threads`, thread);
		expect(made.status).toBe(201);
		threads.push(made.body.id);
	}
	expect((await seat.post<RoundsView>(`/api/rounds/${body.id}`, { release: true })).status).toBe(200);
	return { id: body.id, threads };
}

const say = (seat: SignedSeat, thread: string | undefined, to: object) => seat.post<ThreadView>(`/api/threads/${thread}`, to);
const tableOf = async (seat: SignedSeat, round: string) => (await seat.get<RoundTableView>(`/api/rounds/${round}`)).body;
const itemOf = async (seat: SignedSeat, round: string, thread: string | undefined) =>
	(await tableOf(seat, round)).items.find((item) => item.thread === thread);

describe('how far an item has come', () => {
	it('[RO10] says whom it asks, else the owner of the part, of a trunk the 代表団体; with an answer', async () => {
		const { id, threads } = await released(vendor, [
			{ part: trunk, more: { to: { party: KURISE } } },
			{ part: own },
			{ part: trunk },
		]);
		const [asked, owned, common] = threads;
		const done = await say(officer, asked, { status: 'done', text: '直しました。' });
		expect(done.body).toMatchObject({
			status: 'done',
			statusBy: { person: '山田 恵', party: '栗瀬町' },
			mayAnswer: true,
			state: 'open',
		});
		expect((await say(officer, owned, { status: 'doing' })).body).toMatchObject({ status: 'doing' });
		expect((await say(lead, common, { status: 'wont', text: '様式のとおりです。' })).body).toMatchObject({ status: 'wont' });
		for (const [seat, thread] of [
			[lead, asked],
			[vendor, asked],
			[lead, owned],
			[officer, common],
		] as const) {
			expect(codeOf(await say(seat, thread, { status: 'open', text: 'ついでに' }))).toEqual([403, 'forbidden']);
		}
		expect((await itemOf(vendor, id, asked))?.answer).toMatchObject({ text: '直しました。', party: '栗瀬町', person: '山田 恵' });
		expect((await vendor.get<ThreadView>(`/api/threads/${asked}`)).body.mayAnswer).toBe(false);
		expect((await say(officer, asked, { status: 'open' })).body.status).toBe('open');
		const { rounds } = (await lead.get<RoundsView>(`/api/plans/${server.planId}/rounds`)).body;
		expect(rounds.find((round) => round.id === id)?.counts).toEqual({ open: 1, doing: 1, done: 0, wont: 1, resolved: 0 });
	});

	it('[RO10] is said of items only, and not before the release', async () => {
		const alone = await vendor.post<ThreadView>(`/api/parts/${trunk}/threads`, { kind: 'comment', text: '一つだけ' });
		expect(codeOf(await say(lead, alone.body.id, { status: 'done' }))).toEqual([400, 'malformed']);
		const { body: round } = await lead.post<RoundView>(`/api/plans/${server.planId}/rounds`);
		const draft = await lead.post<ThreadView>(`/api/parts/${trunk}/threads`, { kind: 'comment', text: '途中', round: round.id });
		expect(draft.body.mayAnswer).toBe(false);
		expect(codeOf(await say(lead, draft.body.id, { status: 'done' }))).toEqual([400, 'malformed']);
		await lead.post(`/api/rounds/${round.id}`, { release: true });
		expect((await say(lead, draft.body.id, { status: 'done' })).body.status).toBe('done');
	});

	it('[RO11] leaves a resolved item resolved, which counts as nothing else', async () => {
		const { id, threads } = await released(vendor, [{ part: trunk }]);
		const [thread] = threads;
		await say(vendor, thread, { state: 'resolved', text: '確かめました。' });
		expect((await say(lead, thread, { status: 'done' })).body).toMatchObject({ state: 'resolved', status: 'done' });
		expect((await tableOf(lead, id)).round.counts).toEqual({ open: 0, doing: 0, done: 0, wont: 0, resolved: 1 });
		expect(await itemOf(lead, id, thread)).toMatchObject({ resolved: true, resolvedBy: '中村 圭', answer: null });
	});
});

describe('the table', () => {
	it('[DM9] of the demo’s round stands on a state before its answers, and shows what has changed since', async () => {
		const { rounds } = (await officer.get<RoundsView>(`/api/plans/${server.planId}/rounds`)).body;
		const first = rounds.find(({ number }) => number === 1);
		expect(first).toMatchObject({ title: '第1回 指摘', person: '中村 圭', counts: { open: 0, doing: 1, resolved: 1 } });
		expect(rounds.every(({ releasedAt }) => releasedAt !== null)).toBe(true);
		const { items } = await tableOf(officer, first?.id ?? '');
		expect(items.map(({ item, section, status }) => [item, section.key, status])).toEqual([
			[1, '04', 'doing'],
			[2, '05', 'done'],
		]);
		expect(items.map(({ answer }) => answer?.person)).toEqual(['藤井 翔太', '佐藤 真紀']);
		expect(items[1]).toMatchObject({ before: '前の日の予約は、答えを返す', after: '前の日の17時までの予約は、必ず答えを返す' });
	});

	it('[RO12] is live: the value at the release beside the value now, and what is gone', async () => {
		const place = { field: 'population-date' };
		const { id, threads } = await released(vendor, [{ part: trunk, more: { place } }]);
		const item = await itemOf(vendor, id, threads[0]);
		expect(item).toMatchObject({ place: expect.stringMatching(/./), before: item?.quote, after: item?.quote });
		expect(item?.before).toMatch(/./);
		const proposed = await vendor.post<{ threads: ThreadView[] }>(`/api/parts/${trunk}/suggestions`, {
			pieces: [{ place, value: '2026-10-01' }],
		});
		await lead.post(`/api/parts/${trunk}/decisions`, {
			...{ decision: 'accept' },
			threads: [{ thread: proposed.body.threads[0]?.id }],
		});
		const after = await itemOf(vendor, id, threads[0]);
		expect(after?.before).toBe(item?.before);
		expect(after?.after).toBe('令和8年10月1日');
		expect(after?.after).not.toBe(item?.before);
	});

	it('[RO12] shows the whole paragraph that holds the words, and says where they are gone', async () => {
		const [opening, quote] = ['前の日の17時までの予約は、', '必ず答えを返す'];
		const services = (await lead.part('05')).id;
		const anchor = storedAnchor(server.folder, services, quote);
		const { id, threads } = await released(vendor, [{ part: services, more: { anchor } }]);
		const item = await itemOf(vendor, id, threads[0]);
		expect(item?.before).toContain(opening + quote);
		expect(item?.before).not.toContain('\n');
		expect(item?.after).toBe(item?.before);
		const replace = async (words: string, replacement: string) => {
			const pieces = [{ anchor: storedAnchor(server.folder, services, words), replacement }];
			const { body } = await vendor.post<{ threads: ThreadView[] }>(`/api/parts/${services}/suggestions`, { pieces });
			const decision = { decision: 'accept', threads: [{ thread: body.threads[0]?.id }] };
			expect((await lead.post(`/api/parts/${services}/decisions`, decision)).body).toMatchObject({ results: [{ done: true }] });
		};
		await replace(opening, 'いつでも、');
		expect((await itemOf(vendor, id, threads[0]))?.after).toBe(item?.before?.replace(opening, 'いつでも、'));
		await replace(quote, '');
		expect(await itemOf(vendor, id, threads[0])).toMatchObject({ before: item?.before, after: null, detached: true });
	});

	it('[RO13] answers a 事前相談 by whoever spoke last, for the comment is 国’s', async () => {
		const { id, threads } = await released(lead, [{ part: trunk }], { kind: 'pre-consultation' });
		expect((await tableOf(lead, id)).round.title).toMatch(/^第\d+回 事前相談$/);
		expect((await itemOf(lead, id, threads[0]))?.answer).toBeNull();
		await say(lead, threads[0], { status: 'done', text: '見込みを足しました。' });
		expect(await itemOf(officer, id, threads[0])).toMatchObject({
			...{ kind: 'pre-consultation', status: 'done' },
			answer: { text: '見込みを足しました。', party: '朝霧町' },
		});
	});

	it('[RO14] leaves out figures for whoever may not read all that they are computed of, in its counts too', async () => {
		// No part of a section stands behind a wall in the usual table; one that is a business's own does.
		const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
		const own = "key = '11' and body in ('994065', 'business-kitahi')";
		const give = (body: string) => sqlite.prepare(`update part set body = ? where ${own}`).run(body);
		const { id, threads } = await released(vendor, [
			{ part: trunk, more: { place: { figure: 'budget.total' } } },
			{ part: trunk },
		]);
		const [figure, other] = threads;
		const seen = async () => {
			const { round, items } = await tableOf(business, id);
			return { open: round.counts.open, threads: items.map((item) => item.thread).sort() };
		};
		expect(await seen()).toEqual({ open: 2, threads: [figure, other].sort() });
		give('business-kitahi');
		const hidden = await seen();
		const paper = await workbookOf(business, id);
		const known = await itemOf(vendor, id, figure);
		give('994065');
		sqlite.close();
		expect(hidden).toEqual({ open: 1, threads: [other] });
		expect(paper.strings + paper.sheet).not.toContain('budget');
		expect(paper.strings + paper.sheet).not.toContain(known?.before);
		expect(known).toMatchObject({ before: expect.stringMatching(/円$/), after: expect.stringMatching(/円$/) });
	});
});

/** The texts of a workbook, and its sheet as XML. */
async function workbookOf(seat: SignedSeat, round: string) {
	const answer = await fetch(`${server.url}/api/rounds/${round}/table.xlsx`, { headers: { cookie: seat.cookie } });
	const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
	const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
	const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
	return { answer, sheet, strings, names: strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()) };
}

describe('the workbook', () => {
	it('[RO20] holds the table with its heads, for A4 across, under the name that the offices use', async () => {
		const { id, threads } = await released(vendor, [{ part: trunk, more: { to: { party: ASAGIRI }, due: '2099-03-31' } }]);
		await say(lead, threads[0], { status: 'done', text: '回答の文' });
		const { number } = (await tableOf(lead, id)).round;
		const { answer, sheet, strings, names } = await workbookOf(officer, id);
		expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		const named = /filename\*=UTF-8''(\S+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
		expect(decodeURIComponent(named)).toBe(`指摘事項対応表_第${number}回.xlsx`);
		expect(names).toContain('指摘事項対応表');
		for (const words of [
			'番号',
			'節',
			'対応状況',
			'直した後',
			'対応した',
			'回答の文',
			'2099-03-31',
			'朝霧町',
			'必ず直す',
			`第${number}回`,
			// The checkpoint of the plan's log.
			`renkei/plans/${server.planId}`,
		]) {
			expect(strings + sheet).toContain(words);
		}
		expect(sheet).toMatch(
			/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"|<pageSetup[^>]*orientation="landscape"[^>]*paperSize="9"/,
		);
		expect(sheet).toMatch(/ySplit="2"[^>]*state="frozen"|state="frozen"[^>]*ySplit="2"/);
	});

	it('[LG27] taking it away is an entry of the log, and it bears the checkpoint with that entry', async () => {
		const { id } = await released(vendor, [{ part: trunk }]);
		const { sheet, strings } = await workbookOf(officer, id);
		const { size, checkpoint, entries } = (await officer.get<LedgerView>(`/api/plans/${server.planId}/ledger`)).body;
		expect(entries[0]).toMatchObject({ index: size - 1, kind: 'export', by: { body: KURISE } });
		for (const line of checkpoint.trimEnd().split('\n')) {
			expect(strings + sheet).toContain(line);
		}
	});

	it('[RO21] makes no formula of what people write, and stays readable whatever it is', async () => {
		const hostile = ['=HYPERLINK("http://evil.example","x")', '+cmd|calc', '@SUM(A1)', '-1+1', '<f>1</f>&amp;', 'a\uffffb'];
		const { id } = await released(
			vendor,
			hostile.map((text) => ({ part: trunk, more: { text } })),
		);
		const { sheet, strings } = await workbookOf(vendor, id);
		expect(sheet).not.toMatch(/<f[ >/]/);
		expect(strings + sheet).toContain('=HYPERLINK(');
		expect(strings + sheet).toContain('+cmd|calc');
		expect(strings + sheet).toContain('@SUM(A1)');
		expect(strings + sheet).toContain('&lt;f&gt;1&lt;/f&gt;&amp;amp;');
		expect([...(strings + sheet)].filter((letter) => letter === '\uffff')).toEqual([]);
		const kinds = [...sheet.matchAll(/<c [^>]*>/g)].map(([cell]) => /t="(\w+)"/.exec(cell)?.[1] ?? 'n');
		expect(kinds.filter((kind) => kind === 's' || kind === 'inlineStr').length).toBeGreaterThan(hostile.length);
		expect(kinds.every((kind) => ['s', 'inlineStr', 'n'].includes(kind))).toBe(true);
	});

	it('[RO22] opens to nobody who is not told of the round, and asks to sign in first', async () => {
		const { body: round } = await vendor.post<RoundView>(`/api/plans/${server.planId}/rounds`);
		expect((await workbookOf(vendor, round.id)).answer.status).toBe(200);
		const stranger = await server.as('seat-016641-officer');
		for (const other of [lead, officer, business, stranger]) {
			expect(codeOf(await other.get(`/api/rounds/${round.id}/table.xlsx`))).toEqual([404, 'unknown']);
		}
		const nobody = await fetch(`${server.url}/api/rounds/${round.id}/table.xlsx`);
		expect(nobody.status).toBe(401);
	});
});
