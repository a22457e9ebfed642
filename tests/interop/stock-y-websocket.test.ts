import type { PartView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient, startStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let officer: HttpClient;
let other: HttpClient;
let lead: HttpClient;
const opened: StockClient[] = [];

const open = async (client: HttpClient, part: string, doc?: Y.Doc): Promise<StockClient> => {
	const stock = await openStock(client, part, doc);
	opened.push(stock);
	return stock;
};
const partAt = async (client: HttpClient, key: string, body: string | null): Promise<PartView> => {
	const plan = await planOf(client);
	const part = plan.sections.find((section) => section.key === key)?.parts.find((candidate) => candidate.body === body);
	if (part === undefined) {
		throw new Error(`no part ${key} ${body}`);
	}
	return part;
};
const heardOf = (stock: StockClient, type: number) => stock.heard.filter((message) => message.type === type);
/** Frames of this client that are on disk; several may be told of at once. */
const durableOf = (stock: StockClient): number => heardOf(stock, 100).at(-1)?.bytes[0] ?? 0;

beforeAll(async () => {
	server = await startServer();
	const practice = (await (await fetch(`${server.url}/api/demo/seats`)).json()) as { seats: { card: unknown; plan: string }[] };
	const plan = practice.seats.find((seat) => seat.card !== null)?.plan;
	officer = await signIn(server.url, (seat) => seat.plan === plan && seat.role === 'officer' && seat.party.shortName === '栗瀬');
	other = await signIn(server.url, (seat) => seat.plan === plan && seat.role === 'officer' && seat.party.shortName === '霞沢');
	lead = await signIn(server.url, (seat) => seat.plan === plan && seat.role === 'lead');
});

afterAll(async () => {
	for (const stock of opened) {
		stock.close();
	}
	await server.close();
});

describe('a stock y-websocket 3 client with the session cookie', () => {
	it('[WP10] edits a part that its seat may write, and two such clients converge', async () => {
		const part = await partAt(officer, '02', null);
		expect(part.may).toContain('write');
		const one = await open(officer, part.id);
		const two = await open(other, part.id);
		one.type('栗瀬から。');
		await until(() => two.words().includes('栗瀬から。'));
		two.type('霞沢から。');
		await until(() => one.words().includes('霞沢から。'));
		expect(one.words()).toBe(two.words());
		const durable = await until(() => heardOf(one, 100).at(-1));
		expect(durable.bytes[0]).toBeGreaterThan(0);
	});

	it('[P2a] is refused in a part that its seat may not write, while the owner may; nobody sees the words, then or later', async () => {
		const part = await partAt(officer, '02', other.seat.party.code);
		expect(part.may).not.toContain('write');
		const owner = await open(other, part.id);
		owner.type('霞沢の部分。');
		const reader = await open(officer, part.id);
		await until(() => reader.words().includes('霞沢の部分。'));
		reader.type('よその町から。');
		await until(() => heardOf(reader, 101).length > 0);
		reader.type('もう一度。');
		await until(() => reader.closes.includes(4409));
		const fresh = await open(other, part.id);
		expect(fresh.words()).toContain('霞沢の部分。');
		expect(fresh.words()).not.toContain('よその町から');
		expect(owner.words()).not.toContain('よその町から');
	});

	it('[P4b] a copy refused under a freeze stays refused after reopening and after a restart; a new copy writes', async () => {
		const part = await partAt(lead, '03', null);
		const writer = await open(officer, part.id);
		writer.type('凍結の前。');
		await until(() => durableOf(writer) > 1);
		expect((await lead.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
		await until(() => heardOf(writer, 102).length > 1);
		writer.type('凍結の後。');
		await until(() => heardOf(writer, 101).length > 0);
		writer.provider.disconnect();
		expect((await lead.post(`/api/parts/${part.id}/reopen`, { reason: '書き足すため' })).status).toBe(200);
		const again = startStock(officer, part.id, writer.doc);
		opened.push(again);
		await until(() => again.closes.includes(4409));
		await server.kill();
		await server.restart();
		const later = startStock(officer, part.id, writer.doc);
		opened.push(later);
		await until(() => later.closes.includes(4409));
		const fresh = await open(officer, part.id);
		expect(fresh.words()).toContain('凍結の前。');
		expect(fresh.words()).not.toContain('凍結の後。');
		fresh.type('新しい写し。');
		const peer = await open(other, part.id);
		await until(() => peer.words().includes('新しい写し。'));
	});

	it('[P6a] bytes that are no message close that socket only', async () => {
		const part = await partAt(officer, '05', null);
		const healthy = await open(other, part.id);
		const hostile = await open(officer, part.id);
		hostile.provider.ws?.send(new Uint8Array([0, 2, 3, 9, 9, 9]));
		await until(() => hostile.closes.includes(4400));
		healthy.type('無事です。');
		const peer = await open(lead, part.id);
		await until(() => peer.words().includes('無事です。'));
	});

	it('[P2b] never speaks under another name: the server writes who it is', async () => {
		const part = await partAt(officer, '04', null);
		const forger = await open(officer, part.id);
		const watcher = await open(other, part.id);
		forger.provider.awareness.setLocalStateField('user', { name: '町長', party: '990000' });
		const state = await until(() => watcher.provider.awareness.getStates().get(forger.doc.clientID));
		expect(state.user).toMatchObject({ party: officer.seat.party.code, person: officer.seat.person });
	});

	it('[P1a] what another client had seen is there after kill -9 and a restart', async () => {
		const part = await partAt(officer, '16', officer.seat.party.code);
		const trunk = await partAt(officer, '16', null);
		const writers = await Promise.all([open(officer, part.id), open(officer, trunk.id), open(other, trunk.id)]);
		const watcher = await open(lead, trunk.id);
		let typed = 0;
		const typing = setInterval(() => {
			typed += 1;
			for (const writer of writers) {
				writer.type(`${typed}、`);
			}
		}, 5);
		await until(() => watcher.words().includes('40、'));
		await server.kill();
		clearInterval(typing);
		const seen = Y.encodeStateVector(watcher.doc);
		watcher.provider.disconnect();
		for (const writer of writers) {
			writer.provider.disconnect();
		}
		await server.restart();
		const third = await open(lead, trunk.id);
		const has = Y.decodeStateVector(Y.encodeStateVector(third.doc));
		for (const [client, clock] of Y.decodeStateVector(seen)) {
			expect(has.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
		}
	});
});

describe('a change of rights', () => {
	it('[P3a] stops a vendor from writing a trunk at once, on an open connection, and lets it write again', async () => {
		const vendor = await signIn(server.url, (seat) => seat.plan === lead.seat.plan && seat.party.kind === 'vendor');
		const part = await partAt(vendor, '04', null);
		const drafting = (allowed: boolean) => lead.post(`/api/plans/${lead.seat.plan}/drafting`, { allowed });
		const writer = await open(vendor, part.id);
		writer.type('委託から。');
		await until(() => durableOf(writer) > 1);
		expect((await drafting(false)).status).toBe(200);
		await until(() => heardOf(writer, 102).length > 1);
		writer.type('止めた後。');
		await until(() => heardOf(writer, 101).length > 0);
		expect((await drafting(true)).status).toBe(200);
		const fresh = await open(vendor, part.id);
		expect(fresh.words()).not.toContain('止めた後。');
		fresh.type('また書けます。');
		const peer = await open(lead, part.id);
		await until(() => peer.words().includes('また書けます。'));
	});
});
