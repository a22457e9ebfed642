import { once } from 'node:events';
import {
	type CorrectionsView,
	files,
	type PhrasesView,
	type PlanView,
	type RoundView,
	type Route,
	type RouteName,
	routes,
	type SignoffView,
	type ThreadView,
} from '@renkei/api';
import { closeCode, messageType, type News, readNews } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

/** Bodies that the routes accept, so that a refusal is the wall's and not the check's. */
const bodies: Readonly<Partial<Record<RouteName, unknown>>> = {
	signMany: { parts: [{ part: '{part}', contentHash: `sha256:${'0'.repeat(64)}` }], verdict: 'agree', capacity: 'checked' },
	changeMembers: { add: { party: '994031', person: '新任 太郎', post: '主事', role: 'officer' } },
	changePolicies: { sections: ['03'], policy: { checkFirst: false } },
	drafting: { allowed: true },
	suggestOnly: { on: false },
	representative: { code: '994014' },
	moveEdition: { edition: 'TYPE1' },
	answerFigure: { figure: 'cap-unit', answer: null },
	nameRevision: { name: '名前' },
	markSeen: { parts: [{ part: '{part}', seq: 1 }] },
	addThread: { kind: 'comment', text: '指摘です。' },
	addComment: { text: '返事です。' },
	propose: { pieces: [{ place: { field: 'x' }, value: '値' }] },
	decide: { decision: 'decline', threads: [{ thread: '{thread}' }] },
	changeThread: { state: 'open' },
	patchThread: { state: 'open' },
	changeComment: { text: '別の言葉です。' },
	react: { kind: 'noted', on: true },
	newRound: {},
	changeRound: { title: '別の題' },
	addPhrase: { text: '定型文です。' },
	changePhrase: { deleted: true },
	freeze: {},
	reopen: { reason: '直すため' },
	sign: { contentHash: `sha256:${'0'.repeat(64)}`, verdict: 'agree', capacity: 'checked' },
	prepareSigning: {
		...{ act: 'sign', parts: [{ part: '{part}', contentHash: `sha256:${'0'.repeat(64)}` }] },
		...{ verdict: 'agree', capacity: 'checked' },
	},
	commitSigning: {
		...{ act: 'sign', parts: [{ part: '{part}', contentHash: `sha256:${'0'.repeat(64)}` }] },
		...{ verdict: 'agree', capacity: 'checked', nonce: 'x' },
	},
	declareCorrection: { reason: '誤字を直したため', objectUntil: '2026-12-08' },
	objectToCorrection: { text: '誤字ではありません。' },
	remind: { body: '994031', text: '決裁をお願いします。' },
};

/** What a person is told in the seats of their own, and where. */
const ownLists = ['/api/inbox', '/api/inbox/count', '/api/me/mail', '/api/me/passkeys'];

const planRoutes = Object.entries(routes as Record<string, Route>).filter(([, route]) => route.door === 'plan');

let server: RunningServer;
let lead: HttpClient;
let officer: HttpClient;
let rival: HttpClient;
let vendor: HttpClient;
let strangers: HttpClient[];
let plan: PlanView;
/** A readable part, a thread on it and a comment of that; a phrase of the lead's body; a 軽微な修正; and an act of signing. */
let place: Readonly<Record<string, string>>;

beforeAll(async () => {
	server = await startServer();
	const as = (seat: string) => signIn(server.url, (one) => one.seat === seat);
	lead = await as('seat-asagiri-lead');
	officer = await as('seat-kurise-officer');
	rival = await as('seat-kitahi-business');
	vendor = await as('seat-michishirube-reviewer');
	strangers = [await as('seat-016641-officer'), await as('seat-012131-officer'), await as('seat-012131-decider')];
	plan = await planOf(lead);
	const part = plan.sections.find((section) => section.key === '02')?.parts[0]?.id ?? '';
	const { body } = await lead.get<{ threads: ThreadView[] }>(`/api/parts/${part}/threads`);
	const [thread] = body.threads;
	const round = await lead.post<RoundView>(`/api/plans/${plan.id}/rounds`);
	const { phrases } = (await lead.post<PhrasesView>(`/api/plans/${plan.id}/phrases`, { text: '壁の中の定型文' })).body;
	// Signed in the demo, and written on since.
	const signed = plan.sections.find((section) => section.key === '08')?.parts.find(({ body: owner }) => owner === null)?.id ?? '';
	await lead.post(`/api/parts/${signed}/freeze`);
	const week = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	const said = { reason: '誤字を直したため', objectUntil: week };
	const declared = await lead.post<CorrectionsView>(`/api/parts/${signed}/corrections`, said);
	const { signoffs } = (await lead.get<{ signoffs: SignoffView[] }>(`/api/plans/${plan.id}/signoffs`)).body;
	place = {
		act: signoffs.find(({ act }) => act !== null)?.act ?? '',
		...{ plan: plan.id, part, key: '02', thread: thread?.id ?? '', comment: thread?.comments[0]?.id ?? '' },
		...{ round: round.body.id, phrase: phrases[0]?.id ?? '', correction: declared.body.corrections[0]?.id ?? '' },
	};
});

afterAll(async () => {
	await server.close();
});

const filled = (text: string, from: Readonly<Record<string, string>>): string =>
	text.replace(/\{(\w+)\}/g, (_, key: string) => from[key] ?? '');

/** Knocks at a route. @returns the status, or null when no answer came */
async function knock(name: string, at: Readonly<Record<string, string>>, cookie: string): Promise<[number, string]> {
	const { method, path } = (routes as Record<string, Route>)[name] as Route;
	const body = bodies[name as RouteName];
	const answer = await fetch(server.url + filled(path, at), {
		method,
		headers: { cookie, 'content-type': 'application/json' },
		...(method === 'GET' ? {} : { body: filled(JSON.stringify(body ?? {}), at) }),
	});
	const { code = '' } = (await answer.json()) as { code?: string };
	return [answer.status, code];
}

/** Opens a socket. @returns the code it was closed with, or `open` once the server has spoken */
function closeOf(part: string, cookie: string): Promise<number | 'open'> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${part}`, { headers: { cookie } });
		socket.on('message', () => {
			resolve('open');
			socket.terminate();
		});
		socket.on('close', (code) => resolve(code));
		socket.on('error', reject);
	});
}

/** Opens a socket and keeps the news that it brings. */
async function listen(part: string, cookie: string) {
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${part}`, { headers: { cookie } });
	const news: News[] = [];
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		if (decoding.readVarUint(decoder) === messageType.news) {
			news.push(readNews(decoder));
		}
	});
	const ended = new Promise<number>((resolve) => socket.on('close', resolve));
	await once(socket, 'message');
	return { socket, news, ended };
}

const partOf = async (client: HttpClient, key: string, body: string): Promise<string> =>
	(await planOf(client)).sections.flatMap((section) => section.parts).find((part) => part.key === key && part.body === body)
		?.id ?? '';

describe('a plan is invisible to whoever has no seat on it', () => {
	it('[P2] every route with a body has one here', () => {
		const needed = planRoutes.filter(([, route]) => route.request !== null).map(([name]) => name);
		expect(needed.filter((name) => !(name in bodies))).toEqual([]);
		expect(planRoutes.length).toBeGreaterThan(15);
	});

	it.each(planRoutes.map(([name]) => [name]))('[P2] %s is unknown to a seat of another consortium', async (name) => {
		const [rightful] = await knock(name, place, lead.cookie);
		expect(rightful).not.toBe(404);
		expect(rightful).not.toBe(401);
		for (const stranger of strangers) {
			expect(await knock(name, place, stranger.cookie)).toEqual([404, 'unknown']);
		}
	});

	it.each(planRoutes.map(([name]) => [name]))('[P2] %s asks everybody to sign in first', async (name) => {
		expect(await knock(name, place, '')).toEqual([401, 'not-signed-in']);
		expect(await knock(name, place, `renkei_session=${'A'.repeat(43)}`)).toEqual([401, 'not-signed-in']);
	});

	it.each(planRoutes.map(([name]) => [name]))('[P2] %s answers a strange id as one that does not exist', async (name) => {
		const ids = ['0'.repeat(32), '..%2f..%2fetc', '%00', '__proto__', 'constructor', "' or 1=1 --", 'x'.repeat(10_000)];
		for (const id of ids) {
			// One long id at a time: a longer address is refused before it is read.
			const there = { ...place, plan: id, part: id, thread: id, comment: id, round: id };
			expect([id.slice(0, 20), ...(await knock(name, there, lead.cookie))]).toEqual([id.slice(0, 20), 404, 'unknown']);
		}
	});

	it('[P2] a file is behind the same door as what it shows', async () => {
		const knockAt = async (round: string, cookie: string) => {
			const answer = await fetch(server.url + filled(files.roundTable.path, { round }), { headers: { cookie } });
			return answer.status;
		};
		const round = place.round ?? '';
		expect(await knockAt(round, lead.cookie)).toBe(200);
		expect(await knockAt(round, '')).toBe(401);
		for (const other of [...strangers, vendor, officer, rival]) {
			expect(await knockAt(round, other.cookie)).toBe(404);
		}
		for (const id of ['0'.repeat(32), '..%2f..%2fetc', '%00', '__proto__', 'x'.repeat(10_000)]) {
			expect(await knockAt(id, lead.cookie)).toBe(404);
		}
	});

	it('[P2] a stranger’s own lists name nothing of it', async () => {
		for (const stranger of strangers) {
			const texts = await Promise.all(
				['/api/me', '/api/plans', '/api/today', '/api/open-items', ...ownLists].map(async (path) =>
					JSON.stringify((await stranger.get(path)).body),
				),
			);
			expect(texts.join('')).not.toContain(plan.id);
		}
	});

	it('[NO44] what a person is told, and where, asks everybody to sign in first', async () => {
		const doors = Object.entries(routes as Record<string, Route>).filter(([, { path }]) => /^\/api\/(inbox|me\/mail)/.test(path));
		expect(doors.map(([name]) => name).sort()).toEqual([
			...['askMailAddress', 'changeMail', 'confirmMailAddress', 'inbox', 'inboxCount', 'mailSettings', 'markNotices'],
		]);
		for (const [name] of doors) {
			expect((await knock(name, place, lead.cookie))[0]).not.toBe(401);
			expect(await knock(name, place, '')).toEqual([401, 'not-signed-in']);
			expect(await knock(name, place, `renkei_session=${'A'.repeat(43)}`)).toEqual([401, 'not-signed-in']);
		}
	});
});

describe('a walled part is invisible to whoever may not read it', () => {
	const partRoutes = planRoutes.filter(([, route]) => route.path.includes('{part}')).map(([name]) => [name] as const);

	it.each(partRoutes)('[P2] %s of 庁内メモ and 見積 is unknown to others on the same plan', async (name) => {
		const memo = await partOf(officer, 'memo', officer.seat.party.code);
		const quote = await partOf(rival, 'quotes', rival.seat.party.code);
		expect((await knock(name, { ...place, part: memo }, officer.cookie))[0]).not.toBe(404);
		expect((await knock(name, { ...place, part: quote }, rival.cookie))[0]).not.toBe(404);
		for (const other of [lead, vendor, rival]) {
			expect(await knock(name, { ...place, part: memo }, other.cookie)).toEqual([404, 'unknown']);
		}
		const competitor = await signIn(server.url, (one) => one.seat === 'seat-sumikawa-business');
		for (const other of [vendor, competitor]) {
			expect(await knock(name, { ...place, part: quote }, other.cookie)).toEqual([404, 'unknown']);
		}
	});

	const threadRoutes = planRoutes.filter(([, route]) => /\{(thread|comment)\}/.test(route.path)).map(([name]) => [name] as const);

	it.each(threadRoutes)('[P2] %s of what is said there is unknown to others, on 庁内メモ as on 見積', async (name) => {
		const begun = async (client: HttpClient, key: string) => {
			const part = await partOf(client, key, client.seat.party.code);
			const thread = { kind: 'comment', text: '壁の中の話' };
			const { body } = await client.post<ThreadView>(`/api/parts/${part}/threads`, thread);
			return { ...place, part, thread: body.id, comment: body.comments[0]?.id ?? '' };
		};
		const memo = await begun(officer, 'memo');
		const quote = await begun(rival, 'quotes');
		expect((await knock(name, memo, officer.cookie))[0]).toBeLessThan(300);
		expect((await knock(name, quote, rival.cookie))[0]).toBeLessThan(300);
		for (const other of [lead, vendor, rival]) {
			expect(await knock(name, memo, other.cookie)).toEqual([404, 'unknown']);
		}
		const competitor = await signIn(server.url, (one) => one.seat === 'seat-sumikawa-business');
		for (const other of [vendor, competitor]) {
			expect(await knock(name, quote, other.cookie)).toEqual([404, 'unknown']);
		}
	});

	it('[P2] it stands in no list of the plan', async () => {
		const memo = await partOf(officer, 'memo', officer.seat.party.code);
		const quote = await partOf(rival, 'quotes', rival.seat.party.code);
		const lists = ['', '/contents', '/threads', '/signoffs', '/journal'];
		const seen = async (client: HttpClient) =>
			(
				await Promise.all(lists.map(async (list) => JSON.stringify((await client.get(`/api/plans/${plan.id}${list}`)).body)))
			).join('');
		expect(await seen(officer)).toContain(memo);
		expect(await seen(lead)).toContain(quote);
		expect(await seen(lead)).not.toContain(memo);
		expect(await seen(vendor)).not.toContain(memo);
		expect(await seen(vendor)).not.toContain(quote);
	});
});

describe('a round that is collected is invisible to every other party', () => {
	const doors = planRoutes.filter(([, route]) => /\{(thread|comment|round)\}/.test(route.path)).map(([name]) => [name] as const);
	const begin = async () => {
		const { body: round } = await lead.post<RoundView>(`/api/plans/${plan.id}/rounds`, { title: '壁の中の回' });
		const words = { kind: 'suggestion', text: '壁の中の指摘', round: round.id, to: { party: officer.seat.party.code } };
		const { body: thread } = await lead.post<ThreadView>(`/api/parts/${place.part}/threads`, words);
		return { ...place, round: round.id, thread: thread.id, comment: thread.comments[0]?.id ?? '' };
	};

	it.each(doors)('[RO4] %s answers 404 to all but the party that collects', async (name) => {
		const at = await begin();
		for (const other of [officer, vendor, rival, ...strangers]) {
			expect(await knock(name, at, other.cookie)).toEqual([404, 'unknown']);
		}
		expect((await knock(name, at, lead.cookie))[0]).toBeLessThan(300);
	});

	it('[RO4] it stands in no list, count or today of others', async () => {
		const lists = ['', '/contents', '/threads', '/journal', '/rounds', '/revisions'].map(
			(list) => `/api/plans/${plan.id}${list}`,
		);
		const seen = async (client: HttpClient) =>
			JSON.stringify(
				await Promise.all(
					[...lists, `/api/parts/${place.part}/threads`, '/api/today', ...ownLists].map(
						async (path) => (await client.get(path)).body,
					),
				),
			);
		const others = [officer, vendor, rival];
		const before = await Promise.all(others.map(seen));
		const at = await begin();
		expect(await Promise.all(others.map(seen))).toEqual(before);
		expect(await seen(lead)).toContain(at.thread);
		expect(await seen(lead)).toContain('壁の中の回');
	});

	it('[RO4] news of it reach nobody, and of its release everybody', async () => {
		const others = await Promise.all([officer, vendor, rival].map((one) => listen(place.part ?? '', one.cookie)));
		const at = await begin();
		await lead.post(`/api/threads/${at.thread}/comments`, { text: 'まだ中の話' });
		await officer.post(`/api/plans/${plan.id}/revisions`, { name: '間' });
		// News come in order: whoever has heard of the named state has been told of the round or never will be.
		for (const { news } of others) {
			await until(() => news.some(({ about }) => about === 'plan'));
			expect(news.filter(({ about }) => about === 'threads')).toEqual([]);
		}
		expect((await lead.post(`/api/rounds/${at.round}`, { release: true })).status).toBe(200);
		for (const { news, socket } of others) {
			await until(() => news.some(({ about, part }) => about === 'threads' && part === place.part));
			socket.terminate();
		}
	});
});

describe('the socket stands behind the same wall', () => {
	it('[P2] it opens to a rightful seat and closes to all others', async () => {
		const part = place.part ?? '';
		const memo = await partOf(officer, 'memo', officer.seat.party.code);
		expect(await closeOf(part, lead.cookie)).toBe('open');
		expect(await closeOf(memo, officer.cookie)).toBe('open');
		for (const stranger of strangers) {
			expect(await closeOf(part, stranger.cookie)).toBe(closeCode.unknown);
		}
		expect(await closeOf(memo, lead.cookie)).toBe(closeCode.unknown);
		expect(await closeOf(part, '')).toBe(closeCode.notSignedIn);
		for (const id of ['0'.repeat(32), '__proto__', '..%2fx', 'x'.repeat(5_000)]) {
			expect(await closeOf(id, lead.cookie)).toBe(closeCode.unknown);
		}
	});

	it('[P3d] it closes when the session that opened it is signed out, or signs in as somebody else', async () => {
		const leave = {
			'sign-out': (cookie: string) => fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: { cookie } }),
			'sign-in': (cookie: string) =>
				fetch(`${server.url}/api/demo/sign-in`, {
					method: 'POST',
					headers: { cookie, 'content-type': 'application/json' },
					body: JSON.stringify({ seat: 'seat-kurise-decider' }),
				}),
		};
		for (const [door, knockAt] of Object.entries(leave)) {
			const person = await signIn(server.url, (one) => one.seat === 'seat-hino-officer');
			const { socket, ended } = await listen(place.part ?? '', person.cookie);
			expect((await knockAt(person.cookie)).status).toBe(200);
			expect([door, await ended]).toEqual([door, closeCode.notSignedIn]);
			socket.terminate();
		}
	});

	it('[WP18] whoever listens hears at once of what they may read, and nothing from behind a wall', async () => {
		const memo = await partOf(officer, 'memo', officer.seat.party.code);
		const ear = `${place.part}?listen=1`;
		const own = await listen(ear, officer.cookie);
		const others = await Promise.all([lead, vendor, rival].map((one) => listen(ear, one.cookie)));
		const [behind, common] = await Promise.all([openStock(officer, memo), openStock(officer, place.part ?? '')]);
		behind.type('庁内だけの話');
		await until(() => own.news.some((one) => one.part === memo));
		common.type('みなへの話');
		for (const { news } of [own, ...others]) {
			await until(() => news.some((one) => one.part === place.part));
		}
		for (const { news, socket } of others) {
			expect(news.map((one) => one.part)).not.toContain(memo);
			socket.terminate();
		}
		own.socket.terminate();
		behind.close();
		common.close();
	});

	it('[P2c] news of a walled part reach those who may read it and nobody else', async () => {
		const memo = await partOf(officer, 'memo', officer.seat.party.code);
		const own = await listen(place.part ?? '', officer.cookie);
		const others = await Promise.all([lead, vendor, rival].map((one) => listen(place.part ?? '', one.cookie)));
		await officer.post(`/api/parts/${memo}/threads`, { kind: 'comment', text: '庁内だけの話' });
		await officer.post(`/api/parts/${place.part}/threads`, { kind: 'comment', text: 'みなへの話' });
		// News come in order: whoever has heard the second has been told the first or never will be.
		for (const { news } of [own, ...others]) {
			await until(() => news.some((one) => one.part === place.part));
		}
		expect(own.news.map((one) => one.part)).toContain(memo);
		for (const { news, socket } of others) {
			expect(news.map((one) => one.part)).not.toContain(memo);
			socket.terminate();
		}
		own.socket.terminate();
	});
});
