import { messageType } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { signInAttackers } from '../support/attackers.ts';
import { typeThroughWeather } from '../support/flapping-run.ts';
import { openPair } from '../support/healthy-pair.ts';
import { type HostileSocket, intrude } from '../support/hostile-socket.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { revocations, revokeWhileTyping } from '../support/revocations.ts';
import { readMetrics } from '../support/server-facts.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, startStock } from '../support/stock-client.ts';
import { startProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const SEED = 20_261_124;

let server: RunningServer;
let lead: HttpClient;
let other: HttpClient;
let attackers: readonly HttpClient[];

beforeAll(async () => {
	server = await startServer({ RENKEI_SOCKETS_PER_SESSION: '1000', RENKEI_FRAMES_PER_SECOND: '200' });
	lead = await signInAs(server.url, '朝霧', 'lead');
	other = await signInAs(server.url, '霞沢', 'officer');
	attackers = await signInAttackers(server.url);
});

afterAll(async () => {
	await server.close();
});

const pairOn = async (key: string) => openPair({ writer: other, watcher: lead }, (await partOf(lead, key)).id);

describe('a right that is taken away while its holder types', () => {
	it.each(revocations)('[P3e] %s: nothing of theirs is stored after the answer, and their screen is told', async (kind) => {
		const { late, toldAfter, before } = await revokeWhileTyping(server, kind);
		expect(before).toBeGreaterThan(4);
		expect(late).toBe(0);
		expect(toldAfter).toBeLessThan(2_000);
	});
});

describe('one person who sends without a pause', () => {
	it('[WP15i] writing and deleting in a loop holds nobody else up, and is not punished', async () => {
		const pair = await pairOn('13');
		const part = (await partOf(lead, '13')).id;
		const looping = await openStock(attackers[0] as HttpClient, part);
		const text = (looping.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
		for (let round = 0; round < 2_000; round += 1) {
			text.insert(0, '循');
			text.delete(0, 1);
		}
		for (let look = 0; look < 5; look += 1) {
			await pair.check();
		}
		expect(looping.closes.filter((code) => code >= 4400)).toEqual([]);
		looping.close();
		await pair.stop();
	});

	it('[WP15j] readers who stand still are sent away to come again; nobody else waits for them', async () => {
		const pair = await pairOn('13');
		const part = (await partOf(lead, '13')).id;
		const stalled: HostileSocket[] = [];
		for (let reader = 0; reader < 20; reader += 1) {
			const socket = await intrude(attackers[reader % attackers.length] as HttpClient, part);
			socket.socket.pause();
			stalled.push(socket);
		}
		const loud = await openStock(attackers[1] as HttpClient, part);
		const text = (loud.doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
		const paste = 'あ'.repeat(100_000);
		for (let round = 1; round <= 20; round += 1) {
			text.insert(0, paste);
			text.delete(0, paste.length);
			await until(() => loud.heard.findLast(({ type }) => type === messageType.durable)?.bytes[0] === 1 + round * 2);
		}
		await pair.check();
		for (const socket of stalled) {
			socket.end();
		}
		loud.close();
		await pair.stop();
	});
});

describe('a line that flaps', () => {
	it('[WP4b] what is typed before the words from offline have gone out is no gap: nobody is sent away, nothing is missing', async () => {
		const proxy = await startProxy(server.port);
		const part = (await partOf(lead, '05')).id;
		const person = attackers[2] as HttpClient;
		const stock = await openStock({ url: proxy.url, cookie: person.cookie }, part);
		stock.provider.disconnect();
		stock.type('離れている間の文。');
		proxy.set({ kind: 'delay', ms: 100 });
		stock.provider.connect();
		await until(() => stock.provider.wsconnected);
		stock.type('戻ってすぐの文。');
		const peer = await openStock(lead, part);
		await until(() => peer.words().includes('戻ってすぐの文。') || stock.closes.length > 0);
		expect(stock.closes).toEqual([]);
		expect(peer.words()).toContain('離れている間の文。');
		stock.close();
		peer.close();
		await proxy.close();
	});

	it(`[P6e] delayed, throttled, half open and cut by seed ${SEED}: twenty stock clients end with the same words and every one of them`, async () => {
		const proxy = await startProxy(server.port);
		const part = (await partOf(lead, '17')).id;
		const result = await typeThroughWeather({ proxy, people: attackers, part, clients: 20, seconds: 6, seed: SEED });
		expect(result.cuts).toBeGreaterThan(0);
		expect(result.terminal).toEqual([]);
		const [words] = result.words;
		expect(result.typed.filter((mark) => words?.split(mark).length !== 2)).toEqual([]);
		result.close();
		await proxy.close();
	});
});

describe('a restart under many', () => {
	it('[WP10b] two hundred stock clients come back by themselves, spread out, and each part is read once', async () => {
		const plan = await planOf(lead);
		const parts = plan.sections.flatMap(({ parts }) => parts.filter(({ body }) => body === null)).slice(0, 10);
		const clients = await Promise.all(
			Array.from({ length: 200 }, (_, at) =>
				openStock(attackers[at % attackers.length] as HttpClient, (parts[at % parts.length] as { id: string }).id),
			),
		);
		await server.kill();
		const back: number[] = [];
		for (const { provider } of clients) {
			const note = (synced: boolean): void => {
				// Losing the line says so too, with false.
				if (synced) {
					back.push(performance.now());
					provider.off('sync', note);
				}
			};
			provider.on('sync', note);
		}
		await server.restart();
		const restarted = performance.now();
		await until(() => back.length === clients.length);
		expect((await readMetrics(server)).get('renkei_part_loads_total')).toBe(parts.length);
		expect(Math.max(...back) - restarted).toBeLessThan(60_000);
		const fresh = startStock(lead, (parts[0] as { id: string }).id);
		await until(() => fresh.words() === clients[0]?.words());
		for (const stock of [...clients, fresh]) {
			stock.close();
		}
	});
});
