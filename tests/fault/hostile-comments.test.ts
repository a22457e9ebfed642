import { type CommentView, type PlanView, pathOf, routes, type ThreadView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { editOf } from '../support/hostile-attacks.ts';
import { updateFrame } from '../support/hostile-frames.ts';
import { intrude } from '../support/hostile-socket.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';

let server: RunningServer;
/** 都道府県 as observer: reads and comments, nothing else. */
let observer: HttpClient;
let lead: HttpClient;
let officer: HttpClient;
let vendor: HttpClient;
let part: string;

beforeAll(async () => {
	server = await startServer();
	observer = await signInAs(server.url, '月影', 'reviewer');
	lead = await signInAs(server.url, '朝霧', 'lead');
	officer = await signInAs(server.url, '栗瀬', 'officer');
	vendor = await signInAs(server.url, '委託', 'reviewer');
	part = (await partOf(lead, '03')).id;
});

afterAll(async () => {
	await server.close();
});

const begin = (client: HttpClient, thread: object, on = part) =>
	client.post<ThreadView & { code: string; detail: string }>(pathOf('addThread', { part: on }), {
		kind: 'comment',
		text: '県からの言葉',
		...thread,
	});
const said = (thread: ThreadView, at = 0): CommentView => thread.comments.at(at) as CommentView;
const found = async (client: HttpClient, id: string): Promise<ThreadView> =>
	(await client.get<ThreadView>(pathOf('thread', { thread: id }))).body;

describe('who may only comment', () => {
	it('[CM20] comments, replies, answers shortly and resolves; another’s words and any proposal are out of reach', async () => {
		const own = await begin(observer, {});
		expect(own.status).toBe(201);
		const others = (await begin(officer, { text: '栗瀬町の言葉', kind: 'question' })).body;
		const { id: comment } = said(others);
		const acts: readonly (readonly [string, unknown, number])[] = [
			[pathOf('addComment', { thread: others.id }), { text: '返事' }, 201],
			[pathOf('react', { comment }), { kind: 'agree', on: true }, 200],
			[pathOf('changeThread', { thread: others.id }), { state: 'resolved', text: '分かりました。' }, 200],
			[pathOf('changeComment', { comment: said(own.body).id }), { text: '直した言葉' }, 200],
			[pathOf('changeComment', { comment }), { text: '書き換え' }, 403],
			[pathOf('changeComment', { comment }), { deleted: true }, 403],
			[pathOf('changeThread', { thread: others.id }), { to: { party: lead.seat.party.code } }, 403],
			[pathOf('changeThread', { thread: others.id }), { due: '2099-01-01' }, 403],
			[pathOf('addThread', { part }), { kind: 'suggestion', text: '案', replacement: '案' }, 403],
			[pathOf('freeze', { part }), {}, 403],
			[pathOf('suggestOnly', { plan: observer.seat.plan, key: '03' }), { on: true }, 403],
		];
		for (const [path, body, status] of acts) {
			expect([path, body, (await observer.post(path, body)).status]).toEqual([path, body, status]);
		}
		const after = await found(officer, others.id);
		expect(said(after)).toMatchObject({ text: '栗瀬町の言葉', edits: [], deletedAt: null });
		expect(after).toMatchObject({ state: 'resolved', resolvedBy: observer.seat.person, to: null, due: null });
	});

	it('[CM20] is nobody else by any field that is sent along', async () => {
		const forged = {
			...{ id: 'x', seat: lead.seat.seat, author: { seat: lead.seat.seat, person: lead.seat.person }, by: lead.seat.seat },
			...{ at: '2000-01-01T00:00:00.000Z', party: lead.seat.party.code, person: lead.seat.person, personId: lead.seat.personId },
			...{
				resolvedBy: lead.seat.seat,
				resolved_by: lead.seat.seat,
				resolvedAt: '2000-01-01',
				act: 'resolve',
				editedAt: '2000-01-01',
			},
			...{
				edits: [{ text: '偽', at: '2000-01-01' }],
				reactions: [{ kind: 'agree', by: [{ seat: lead.seat.seat }] }],
				detached: true,
			},
			...{ quote: '偽の引用', startedBy: lead.seat.seat, mayAssign: true },
		};
		const { body: begun } = await begin(observer, forged);
		const ids = { comment: said(begun).id, thread: begun.id };
		await observer.post(pathOf('addComment', ids), { ...forged, text: '返信' });
		await observer.post(pathOf('changeComment', ids), { ...forged, text: '直し' });
		await observer.post(pathOf('react', ids), { ...forged, kind: 'noted', on: true });
		await observer.post(pathOf('changeThread', ids), { ...forged, state: 'resolved', text: '済み' });
		const thread = await found(lead, begun.id);
		expect(thread).toMatchObject({ quote: null, detached: false, resolvedBy: observer.seat.person, comments: { length: 3 } });
		expect(thread.id).not.toBe('x');
		const { seat } = observer.seat;
		expect(thread.comments.map(({ author }) => author.seat)).toEqual([seat, seat, seat]);
		expect(thread.comments.map(({ act }) => act)).toEqual([null, null, 'resolve']);
		expect(said(thread).edits.map(({ text }) => text)).toEqual(['県からの言葉']);
		expect(said(thread).reactions).toMatchObject([{ kind: 'noted', by: [{ seat }] }]);
		expect(JSON.stringify(thread)).not.toContain('2000-01-01');
	});

	it('[CM20] changes nothing of the document, neither by a bare socket nor by a stock client', async () => {
		const reader = await openStock(observer, part);
		const before = reader.words();
		const forger = await intrude(observer, part);
		forger.send(updateFrame(editOf(reader.doc, (doc) => doc.getMap('fields').set('causality', '県の言葉'))));
		expect(await forger.outcome()).toMatchObject({ kind: 'refused' });
		reader.close();
		forger.end();
		const peer = await openStock(lead, part);
		expect([peer.words(), peer.doc.getMap('fields').get('causality')]).toEqual([before, expect.not.stringContaining('県の言葉')]);
		peer.close();
	});

	it('[CM20] asks and names nobody behind a wall, and learns of no part there', async () => {
		const quotes = (await partOf(lead, 'quotes', 'business-kitahi')).id;
		const memo = (await partOf(officer, 'memo', officer.seat.party.code)).id;
		expect((await begin(observer, { to: { party: officer.seat.party.code, seat: officer.seat.seat } })).status).toBe(201);
		for (const walled of [quotes, memo]) {
			const answers = [await begin(observer, {}, walled), await begin(observer, { to: { party: 'business-kitahi' } }, walled)];
			expect(answers.map(({ status }) => status)).toEqual([404, 404]);
		}
		const inside = await begin(officer, { to: { party: officer.seat.party.code } }, memo);
		expect(inside.status).toBe(201);
		const { code } = observer.seat.party;
		for (const more of [
			{ to: { party: code } },
			{ to: { party: code, seat: observer.seat.seat } },
			{ mentions: [observer.seat.seat] },
		]) {
			const refused = await begin(officer, more, memo);
			expect([refused.status, refused.body.code]).toEqual([400, 'malformed']);
		}
	});
});

describe('what is written in comments', () => {
	const markup = [
		'<img src=x onerror="alert(1)">',
		'<script>alert(1)</script>',
		'javascript:alert(document.cookie)',
		'[押す](javascript:alert(1))',
		'data:text/html;base64,PHNjcmlwdD4=',
		'</textarea><svg/onload=alert(1)>',
		'd\u202Eevil\u2028e\uFEFF',
		'{{7*7}}<%= 7*7 %>',
		"'; drop table comment; --",
	];

	it('[CM21] comes back letter by letter from every field that takes words, as JSON that no browser runs', async () => {
		for (const text of markup) {
			const { body: begun } = await begin(vendor, { kind: 'suggestion', text, replacement: text });
			await vendor.post(pathOf('changeComment', { comment: said(begun).id }), { text: `${text}二` });
			await vendor.post(pathOf('changeThread', { thread: begun.id }), { state: 'resolved', text });
			const answer = await fetch(`${server.url}${pathOf('thread', { thread: begun.id })}`, {
				headers: { cookie: lead.cookie, accept: 'text/html' },
			});
			expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
			expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
			expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
			const thread = routes.thread.answer.parse(await answer.json()) as ThreadView;
			// White space at the ends is trimmed, nothing else.
			expect(thread).toMatchObject({ replacement: text, comments: [{ text: `${text}二` }, { text: text.trim() }] });
			expect(said(thread).edits.map((edit) => edit.text)).toEqual([text.trim()]);
		}
	});

	it('[CM21] is refused where it holds control characters or half letters, which no paper can print', async () => {
		const { body: begun } = await begin(vendor, { text: '行の\n終わりと\tタブは読めます。' });
		expect(said(begun).text).toBe('行の\n終わりと\tタブは読めます。');
		for (const text of ['a\u0000b', 'c\u001b[31m', '\uD842だけ', 'e\rf']) {
			expect((await begin(vendor, { text })).status).toBe(400);
			expect((await begin(vendor, { kind: 'suggestion', replacement: text })).status).toBe(400);
			const changed = await vendor.post(pathOf('changeComment', { comment: said(begun).id }), { text });
			expect(changed.status).toBe(400);
		}
	});

	it('[CM21] is taken for no seat, party, place or day that it is not', async () => {
		for (const text of markup) {
			const wrong = [
				{ mentions: [text] },
				{ to: { party: text } },
				{ to: { party: officer.seat.party.code, seat: text } },
				{ due: text },
				{ place: { field: text } },
				{ place: { figure: text } },
				{ place: { table: text, row: text, column: text } },
				{ anchor: { start: text, end: text, quote: text } },
				{ kind: text },
			];
			for (const more of wrong) {
				expect([more, (await begin(lead, more)).status]).toEqual([more, 400]);
			}
		}
	});

	it('[CM21] comes back letter by letter from the number and the words of a sign-off too', async () => {
		const { id: frozen } = await partOf(lead, '13');
		const { contentHash } = (await lead.post<{ contentHash: string }>(pathOf('freeze', { part: frozen }))).body;
		const decider = await signInAs(server.url, '朝霧', 'decider');
		const [text = ''] = markup;
		const said = { verdict: 'conditional', capacity: 'decision-maker', documentNumber: text, decidedOn: '2026-11-27', text };
		const signed = await decider.post(pathOf('sign', { part: frozen }), { contentHash, ...said });
		expect(signed).toMatchObject({ status: 201, body: { documentNumber: text, text } });
	});

	it('[CM21] stands in the quote of a cell as it stands in the cell', async () => {
		const own = (await partOf(officer, '02', officer.seat.party.code)).id;
		const stock = await openStock(officer, own);
		const [text = ''] = markup;
		stock.doc.getMap<Y.Map<unknown>>('rows:issues').get('seed-1')?.set('source', text);
		const place = { table: 'issues', row: 'seed-1', column: 'source' };
		const quoted = async () => (await begin(vendor, { place }, own)).body.quote;
		await expect.poll(quoted).toBe(text);
		stock.close();
	});
});

describe('a plan after all of this', () => {
	it('[CM20] is read as ever by everybody on it', async () => {
		for (const client of [observer, lead, officer, vendor]) {
			const plan: PlanView = await planOf(client);
			expect(plan.sections.length).toBeGreaterThanOrEqual(22);
			const { threads } = (await client.get<{ threads: ThreadView[] }>(pathOf('planThreads', { plan: plan.id }))).body;
			expect(routes.planThreads.answer.safeParse({ threads }).success).toBe(true);
		}
	});
});
