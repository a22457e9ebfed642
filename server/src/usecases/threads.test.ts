import type { ThreadView } from '@renkei/api';
import { anchorOfQuote, openDoc, proseOf } from '@renkei/part-doc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { append, readCommitted } from '../storage/part-log.ts';
import { threadsOfPart } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';

const KURISE = '994031';

describe('threads over HTTP', () => {
	let server: DemoServer;
	let officer: SignedSeat;
	let vendor: SignedSeat;
	let prefecture: SignedSeat;

	beforeAll(async () => {
		server = await startDemo();
		officer = await server.as('seat-kurise-officer');
		vendor = await server.as('seat-michishirube-reviewer');
		prefecture = await server.as('seat-tsukikage-reviewer');
	});

	afterAll(async () => {
		await server.close();
	});

	it('[TH1] a thread is begun, answered, resolved and opened again', async () => {
		const { id: part, openThreads } = await officer.part('02');
		const begun = await vendor.post<ThreadView>(`/api/parts/${part}/threads`, { kind: 'question', text: '母数は何人ですか。' });
		expect(begun).toMatchObject({ status: 201, body: { kind: 'question', state: 'open', quote: null, detached: false } });
		const { id } = begun.body;
		const answered = await officer.post<ThreadView>(`/api/threads/${id}/comments`, { text: '506人です。' });
		expect(answered.status).toBe(201);
		expect(answered.body.comments.map((comment) => comment.author.party.shortName)).toEqual(['委託', '栗瀬']);
		expect((await officer.part('02')).openThreads).toBe(openThreads + 1);
		const resolved = await officer.post<ThreadView>(`/api/threads/${id}`, { state: 'resolved' });
		expect(resolved.body).toMatchObject({ state: 'resolved', resolvedBy: '山田 恵' });
		const patched = await fetch(`${server.url}/api/threads/${id}`, {
			method: 'PATCH',
			headers: { cookie: vendor.cookie, 'content-type': 'application/json' },
			body: JSON.stringify({ state: 'open' }),
		});
		expect(await patched.json()).toMatchObject({ state: 'open', resolvedBy: null });
	});

	it('[TH2] a proposal needs the right to suggest, a comment does not', async () => {
		const { id: part } = await prefecture.part('02');
		const suggestion = { kind: 'suggestion', text: '直す案です。', replacement: '減便' };
		expect(codeOf(await prefecture.post(`/api/parts/${part}/threads`, suggestion))).toEqual([403, 'forbidden']);
		expect((await vendor.post(`/api/parts/${part}/threads`, suggestion)).status).toBe(201);
		const comment = { kind: 'comment', text: '県の計画とも合わせてください。' };
		expect((await prefecture.post(`/api/parts/${part}/threads`, comment)).status).toBe(201);
		const smuggled = { ...comment, replacement: '減便' };
		expect(codeOf(await prefecture.post(`/api/parts/${part}/threads`, smuggled))).toEqual([400, 'malformed']);
	});

	it('[TH3] words of a thread must stand in what is committed', async () => {
		const { id: part } = await officer.part('02');
		const existing = (await officer.get<{ threads: ThreadView[] }>(`/api/parts/${part}/threads`)).body.threads;
		const anchor = existing.find((thread) => thread.anchor !== null && !thread.detached)?.anchor;
		const quote = existing.find((thread) => thread.anchor === anchor)?.quote;
		const ask = (body: object) => officer.post(`/api/parts/${part}/threads`, { kind: 'comment', text: 'ここです。', ...body });
		expect((await ask({ anchor: { ...anchor, quote } })).status).toBe(201);
		expect(codeOf(await ask({ anchor: { ...anchor, quote: 'どこにもない言葉' } }))).toEqual([409, 'content-changed']);
		expect(codeOf(await ask({ anchor: { start: 'AAAA/w==', end: '////', quote } }))).toEqual([400, 'malformed']);
		expect(codeOf(await ask({ text: '' }))).toEqual([400, 'malformed']);
	});

	it('[TH4] a thread on a walled part is unknown to those who cannot read the part', async () => {
		const { id: memo } = await officer.part('memo', KURISE);
		const begun = await officer.post<ThreadView>(`/api/parts/${memo}/threads`, { kind: 'comment', text: '庁内で確かめる。' });
		expect(begun.status).toBe(201);
		const { id } = begun.body;
		expect(codeOf(await vendor.post(`/api/threads/${id}/comments`, { text: 'なに' }))).toEqual([404, 'unknown']);
		const { body } = await vendor.get<{ threads: ThreadView[] }>(`/api/plans/${server.planId}/threads`);
		expect(body.threads.map((thread) => thread.id)).not.toContain(id);
	});
});

describe('threads after an edit', () => {
	let practice: PracticePlan;

	beforeAll(async () => {
		practice = await startPractice();
	});

	afterAll(async () => {
		await practice.close();
	});

	async function edit(part: string, change: (doc: Y.Doc) => void): Promise<void> {
		await inTransaction(practice.db, async (tx) => {
			const doc = openDoc((await readCommitted(tx, part)).update);
			const before = Y.encodeStateVector(doc);
			doc.transact(() => change(doc));
			const update = Y.encodeStateAsUpdate(doc, before);
			await append(tx, [{ part, update, seat: 'seat-asagiri-lead', at: '2026-12-01T00:00:00.000Z' }]);
		});
		const told = practice.nextNews((news) => news.about === 'content' && news.part === part);
		practice.readModel.touched(part);
		await told;
	}

	it('[TH5] a thread whose words are gone is detached with its quote, and found again when they come back', async () => {
		const part = await practice.partAt('02', null);
		const threads = () => threadsOfPart(practice.db, part);
		const before = (await threads()).filter((thread) => thread.quote !== null);
		expect(before.length).toBeGreaterThan(0);
		expect(before.every((thread) => thread.detached === 0)).toBe(true);
		const quotes = before.map((thread) => thread.quote as string);
		await edit(part, (doc) => proseOf(doc).delete(0, proseOf(doc).length));
		expect((await threads()).filter((thread) => thread.quote !== null).every((thread) => thread.detached === 1)).toBe(true);
		await edit(part, (doc) => {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(quotes.join('。'))]);
			proseOf(doc).push([paragraph]);
		});
		const after = (await threads()).filter((thread) => thread.quote !== null);
		expect(after.every((thread) => thread.detached === 0)).toBe(true);
		const doc = openDoc((await readCommitted(practice.db, part)).update);
		expect(after.every((thread) => anchorOfQuote(doc, thread.quote as string) !== null)).toBe(true);
	});
});
