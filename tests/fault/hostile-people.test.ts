import type { PartView, ThreadView } from '@renkei/api';
import { closeCode, messageType } from '@renkei/sync-protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editOf } from '../support/hostile-attacks.ts';
import { awarenessFrame, content, rawUpdate, syncFrame, updateFrame, varUints } from '../support/hostile-frames.ts';
import { intrude, knockAt } from '../support/hostile-socket.ts';
import { demoSeats, type HttpClient, partOf, planOf, signIn, signInAs } from '../support/http-client.ts';
import { rowsOf } from '../support/server-facts.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient, startStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let lead: HttpClient;
let officer: HttpClient;
let other: HttpClient;
let part: string;
let opened: StockClient[] = [];

const open = async (client: HttpClient, id: string, doc?: Y.Doc): Promise<StockClient> => {
	const stock = await openStock(client, id, doc);
	opened.push(stock);
	return stock;
};
const start = (client: HttpClient, id: string, doc?: Y.Doc): StockClient => {
	const stock = startStock(client, id, doc);
	opened.push(stock);
	return stock;
};
const isHeard = (stock: StockClient, type: number): boolean => stock.heard.some((message) => message.type === type);
const firstText = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;

beforeAll(async () => {
	server = await startServer();
	lead = await signInAs(server.url, '朝霧', 'lead');
	officer = await signInAs(server.url, '栗瀬', 'officer');
	other = await signInAs(server.url, '霞沢', 'officer');
	part = (await partOf(lead, '13')).id;
});

afterEach(() => {
	for (const stock of opened) {
		stock.close();
	}
	opened = [];
});

afterAll(async () => {
	await server.close();
});

describe('every message × every seat × every kind of part', () => {
	const serversOwn = [2, 100, 101, 102, 103].map((type) => varUints(type, 1, 1, 1));

	it('[P2d] what the table allows is taken, everything else is refused and leaves no row', async () => {
		const seats = (await demoSeats(server.url)).filter(({ plan }) => plan === lead.seat.plan);
		const places = await placesOf();
		const wrong: string[] = [];
		let allowed = 0;
		for (const { seat } of seats) {
			const person = await signIn(server.url, (one) => one.seat === seat);
			const seen = new Map((await planOf(person)).sections.flatMap(({ parts }) => parts).map((view) => [view.id, view]));
			await Promise.all(
				places.map(async ([name, place], at) => {
					const may = seen.get(place)?.may ?? [];
					const outcome = await tryAll(person, place, serversOwn[at % serversOwn.length] as Uint8Array);
					const right = !may.includes('read') ? 'unknown' : may.includes('write') ? 'written' : 'refused';
					allowed += right === 'written' ? 1 : 0;
					if (outcome !== right) {
						wrong.push(`${seat} at ${name}: ${outcome}, not ${right}`);
					}
				}),
			);
		}
		expect(wrong).toEqual([]);
		expect(allowed).toBeGreaterThan(20);
	});

	/** A part of each column of the table of rights, as somebody sees it who may. */
	async function placesOf(): Promise<readonly (readonly [string, string])[]> {
		const business = await signIn(server.url, ({ seat }) => seat === 'seat-kitahi-business');
		const wanted: readonly (readonly [HttpClient, string, string | null])[] = [
			[lead, '05', null],
			[lead, '12', null],
			[lead, '02', officer.seat.party.code],
			[lead, '02', lead.seat.party.code],
			[business, 'quotes', business.seat.party.code],
			[officer, 'memo', officer.seat.party.code],
			[lead, 'memo', lead.seat.party.code],
		];
		return Promise.all(wanted.map(async ([by, key, body]) => [`${key} of ${body}`, (await partOf(by, key, body)).id] as const));
	}

	/** Edits, by both kinds of message, presence, questions and the server's own messages, as one seat on one part. */
	async function tryAll(person: HttpClient, place: string, serversOwn: Uint8Array): Promise<string> {
		const rows = rowsOf(server, person.seat.seat, place);
		const reader = await intrude(person, place);
		if (reader.socket.readyState > 1) {
			return (await reader.closed) === 4404 ? 'unknown' : `closed ${await reader.closed}`;
		}
		reader.send(
			awarenessFrame({ client: 60_000_000, clock: 1, state: '{"user":{"name":"町長"}}' }),
			varUints(messageType.queryAwareness),
		);
		const asked = await reader.answered();
		const found = new Y.Doc();
		const step2 = reader.frames.find((frame) => frame[0] === 0 && frame[1] === 1);
		Y.applyUpdate(found, bodyOf(step2 as Uint8Array));
		// Everybody's step 2 carries what all have deleted: no edit, and never refused.
		reader.send(syncFrame(1, Y.encodeStateAsUpdate(found)));
		await until(() => reader.durable() === 1);
		const outcomes: string[] = [];
		for (const kind of [1, 2]) {
			const writer = await intrude(person, place);
			writer.send(
				syncFrame(
					kind,
					editOf(found, (doc) => doc.getXmlFragment('body').push([new Y.XmlElement('paragraph')])),
				),
			);
			const outcome = await writer.outcome();
			outcomes.push(outcome.kind === 'taken' ? 'written' : outcome.kind === 'refused' ? 'refused' : `closed ${outcome.code}`);
			writer.end();
		}
		const forger = await intrude(person, place);
		forger.send(serversOwn);
		outcomes.push(...((await forger.closed) === 4400 ? [] : ['took a message of the server']));
		reader.end();
		const written = rowsOf(server, person.seat.seat, place).count - rows.count;
		const [first] = outcomes;
		const same = asked && outcomes.every((outcome) => outcome === first);
		return same && written === (first === 'written' ? 2 : 0)
			? (first as string)
			: `${outcomes} with ${written} rows, asked ${asked}`;
	}

	function bodyOf(step2: Uint8Array): Uint8Array {
		let at = 2;
		while ((step2[at] as number) > 127) {
			at += 1;
		}
		return step2.subarray(at + 1);
	}
});

describe('under the name of another', () => {
	it('[WP5b] a claim on the next words of somebody offline is refused; all that they typed meanwhile arrives', async () => {
		const victim = await open(other, part);
		victim.type('つながっている間。');
		await until(() => isHeard(victim, messageType.durable));
		victim.provider.disconnect();
		const clock = Y.getState(victim.doc.store, victim.doc.clientID);
		for (const [length, root] of [
			[1, 'fields'],
			[10, 'body'],
			[10_000, 'body'],
		] as const) {
			const squatter = await intrude(officer, part);
			squatter.send(updateFrame(rawUpdate(victim.doc.clientID, clock, [{ root, content: content.deleted(length) }])));
			expect(await squatter.closed).toBe(4403);
		}
		victim.type('切れている間の文。');
		victim.provider.connect();
		const peer = await open(lead, part);
		await until(() => peer.words().includes('切れている間の文。'));
		expect(victim.words()).toBe(peer.words());
		expect(victim.closes).not.toContain(4403);
	});

	it('[WP5c] a clientID that was only seen in presence belongs to its person too', async () => {
		const victim = await open(other, part);
		victim.provider.awareness.setLocalStateField('cursor', { at: 1 });
		const watcher = await open(lead, part);
		await until(() => watcher.provider.awareness.getStates().has(victim.doc.clientID));
		const squatter = await intrude(officer, part);
		squatter.send(updateFrame(rawUpdate(victim.doc.clientID, 0, [{ key: 'note', content: content.any('偽') }])));
		expect(await squatter.closed).toBe(4403);
		victim.type('本人の文。');
		await until(() => watcher.words().includes('本人の文。'));
	});

	it('[WP5d] other words at a clock that is taken change nothing for anybody', async () => {
		const honest = await open(officer, part);
		const watcher = await open(lead, part);
		honest.type('最初の文。');
		await until(() => watcher.words().includes('最初の文。'));
		const before = watcher.words();
		const clock = Y.getState(honest.doc.store, honest.doc.clientID) - 3;
		const twin = await intrude(officer, part);
		twin.send(updateFrame(rawUpdate(honest.doc.clientID, clock, [{ root: 'body', content: content.deleted(3) }])));
		await twin.outcome();
		const fresh = await open(other, part);
		expect(fresh.words()).toBe(before);
		expect(watcher.words()).toBe(before);
		twin.end();
	});

	it('[P2e] a comment or a sign-off that is written into the document is none', async () => {
		const forger = await intrude(officer, part);
		const threads = async () => (await lead.get<{ threads: ThreadView[] }>(`/api/parts/${part}/threads`)).body.threads.length;
		const signoffs = async () => (await lead.get<{ signoffs: unknown[] }>(`/api/parts/${part}/signoffs`)).body.signoffs.length;
		const before = [await threads(), await signoffs()];
		const found = (await open(lead, part)).doc;
		const forged = (root: string) => (doc: Y.Doc) =>
			doc.getMap(root).set(
				'1',
				new Y.Map<unknown>([
					['author', '佐藤 真紀'],
					['verdict', 'agree'],
				] as never),
			);
		forger.send(updateFrame(editOf(found, forged('signoffs'))));
		expect(await forger.outcome()).toEqual({ kind: 'refused', code: 'invalid-content' });
		expect([await threads(), await signoffs()]).toEqual(before);
	});
});

describe('a refused edit never comes back by itself', () => {
	let frozen: PartView;

	it('[P4c] neither from a second tab, nor after a reconnect, a restart or a reopening; what others write goes on', async () => {
		frozen = await partOf(lead, '16');
		const tab = await open(officer, frozen.id);
		const second = await open(officer, frozen.id);
		tab.type('凍結の前。');
		await until(() => second.words().includes('凍結の前。'));
		expect((await lead.post(`/api/parts/${frozen.id}/freeze`)).status).toBe(200);
		await until(() => tab.heard.filter(({ type }) => type === messageType.rights).length > 1);
		tab.type('凍結の後。');
		await until(() => isHeard(tab, messageType.refused));
		// The two tabs tell each other of everything, as stock clients do, and the second one types on top of it.
		Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(tab.doc), 'other tab');
		firstText(second.doc).insert(firstText(second.doc).toString().indexOf('凍結の後。') + 2, '続き');
		await until(() => second.closes.length > 0 || isHeard(second, messageType.refused));
		tab.provider.disconnect();
		second.provider.disconnect();
		expect((await lead.post(`/api/parts/${frozen.id}/reopen`, { reason: '書き足すため' })).status).toBe(200);
		const isGone = async (doc: Y.Doc) => {
			const again = start(officer, frozen.id, doc);
			await until(() => again.closes.some((code) => code >= 4400));
			again.provider.disconnect();
		};
		for (const { doc } of [tab, second]) {
			await isGone(doc);
		}
		await server.kill();
		await server.restart();
		for (const { doc } of [tab, second]) {
			await isGone(doc);
		}
		const peer = await open(other, frozen.id);
		const fresh = await open(officer, frozen.id);
		fresh.type('新しい写し。');
		await until(() => peer.words().includes('新しい写し。'));
		expect(peer.words()).toContain('凍結の前。');
		expect(peer.words()).not.toMatch(/凍結の後|続き/);
	});
});

describe('presence', () => {
	it('[WP13b] never says another name, never speaks for another, and never grows', async () => {
		const victim = await open(other, part);
		victim.provider.awareness.setLocalStateField('cursor', { at: 1 });
		const watcher = await open(lead, part);
		const nameOf = (client: number) =>
			(watcher.provider.awareness.getStates().get(client) as { user?: { person?: string } } | undefined)?.user?.person;
		await until(() => nameOf(victim.doc.clientID) === other.seat.person);
		const own = 61_000_001;
		const hostile = await intrude(officer, part);
		hostile.send(awarenessFrame({ client: own, clock: 1, state: '{"user":{"name":"町長","person":"佐藤 真紀"}}' }));
		await until(() => nameOf(own) === officer.seat.person);
		const others = watcher.provider.awareness.getStates().size;
		hostile.send(
			awarenessFrame({ client: victim.doc.clientID, clock: 2 ** 31, state: 'null' }),
			awarenessFrame({ client: victim.doc.clientID, clock: 2 ** 50, state: '{"user":{"person":"偽"}}' }),
			awarenessFrame({ client: own, clock: 2 ** 50, state: '{"user":{"person":"偽"}}' }),
			awarenessFrame(...Array.from({ length: 100 }, (_, at) => ({ client: 61_100_000 + at, clock: 1, state: '{}' }))),
			awarenessFrame(...Array.from({ length: 10_000 }, (_, at) => ({ client: 61_100_000 + at, clock: 1, state: '{}' }))),
			awarenessFrame({ client: own, clock: 3, state: JSON.stringify({ cursor: 'あ'.repeat(300_000) }) }),
			awarenessFrame({ client: own, clock: 4, state: `{"a":${'['.repeat(1_900)}${']'.repeat(1_900)}}` }),
			awarenessFrame({
				client: own,
				clock: 5,
				state: '{"__proto__":{"admin":1},"constructor":{"prototype":1},"cursor":{"__proto__":1}}',
			}),
			awarenessFrame({ client: own, clock: 6, state: '{"cursor":{"at":7}}' }),
		);
		const stateOf = () => watcher.provider.awareness.getStates().get(own) as { cursor?: { at?: number } } | undefined;
		// Its own honest word still comes through after all of it.
		await until(() => stateOf()?.cursor?.at === 7);
		expect(nameOf(victim.doc.clientID)).toBe(other.seat.person);
		expect(nameOf(own)).toBe(officer.seat.person);
		expect(watcher.provider.awareness.getStates().size).toBe(others);
		hostile.end();
	});

	it('[WP13c] keys that reach into prototypes reach nobody', async () => {
		const listener = await intrude(lead, part);
		const hostile = await intrude(officer, part);
		const words = () =>
			listener.frames
				.filter((frame) => frame[0] === messageType.awareness)
				.map((frame) => new TextDecoder().decode(frame))
				.join('');
		for (const [at, key] of ['__proto__', 'constructor', 'prototype'].entries()) {
			hostile.send(
				awarenessFrame({ client: 62_000_001, clock: at * 2 + 1, state: `{"${key}":{"admin":true},"deep":{"${key}":1}}` }),
			);
		}
		hostile.send(awarenessFrame({ client: 62_000_001, clock: 20, state: '{"last":"marker"}' }));
		await until(() => words().includes('marker'));
		expect(words()).not.toMatch(/__proto__|constructor|prototype/);
		hostile.end();
		listener.end();
	});

	it('[WP13d] a flood reaches the others as a trickle, and the newest word of it arrives', async () => {
		const listener = await intrude(lead, part);
		const hostile = await intrude(officer, part);
		const began = performance.now();
		const heard = () =>
			listener.frames.filter((frame) => frame[0] === messageType.awareness && new TextDecoder().decode(frame).includes('"n":'));
		hostile.send(
			...Array.from({ length: 150 }, (_, n) => awarenessFrame({ client: 63_000_001, clock: n + 1, state: `{"n":${n}}` })),
		);
		await until(() => heard().some((frame) => new TextDecoder().decode(frame).includes('"n":149,')));
		const seconds = (performance.now() - began) / 1000;
		expect(heard().length).toBeLessThanOrEqual(10 * (seconds + 1) + 1);
		hostile.end();
		listener.end();
	});

	it('[P2f] somebody who left is gone also when the line was cut without a word', async () => {
		const watcher = await open(lead, part);
		const hostile = await intrude(officer, part);
		hostile.send(awarenessFrame({ client: 64_000_001, clock: 1, state: '{}' }));
		await until(() => watcher.provider.awareness.getStates().has(64_000_001));
		hostile.end();
		await until(() => !watcher.provider.awareness.getStates().has(64_000_001));
		expect(await knockAt(officer, part).greeted).toBe(true);
	});
});

describe('one session with more ears than a person has', () => {
	it('[WP18] has no more than its sockets; each hears of many writings few times, and the writer notices nothing', async () => {
		const listener = await signInAs(server.url, '若杉', 'officer');
		const ears = Array.from({ length: 80 }, () => knockAt(listener, part, { query: '?listen=1' }));
		await Promise.all(ears.map((ear) => ear.greeted));
		const heard = (ear: (typeof ears)[number]) => ear.frames.filter((frame) => frame[0] === messageType.news).length;
		const inside = ears.filter(({ frames }) => frames.some((frame) => frame[0] === messageType.rights));
		const outside = ears.filter((ear) => !inside.includes(ear));
		expect(inside).toHaveLength(64);
		expect(new Set(await Promise.all(outside.map((ear) => ear.closed)))).toEqual(new Set([closeCode.tryLater]));
		const writer = await open(officer, part);
		const writings = 40;
		const began = performance.now();
		for (let written = 0; written < writings; written += 1) {
			writer.type('聞');
		}
		await until(() => isHeard(writer, messageType.durable));
		await until(() => inside.every((ear) => heard(ear) > 0));
		const pauses = (performance.now() - began) / 400;
		for (const ear of inside) {
			// Once for each pause, and once more with the read model.
			expect(heard(ear)).toBeLessThanOrEqual(2 * (pauses + 2));
			ear.end();
		}
		const reader = await open(other, part);
		await until(() => reader.words().includes('聞'.repeat(writings)));
	});
});
