import { once } from 'node:events';
import { connect } from 'node:net';
import type { ContentView, PartView } from '@renkei/api';
import { encodeStep1, encodeUpdate, messageType } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let officer: HttpClient;
let other: HttpClient;
let part: PartView;

beforeAll(async () => {
	server = await startServer();
	officer = await signIn(server.url, (seat) => seat.card?.order === 1);
	other = await signIn(
		server.url,
		(seat) => seat.plan === officer.seat.plan && seat.role === 'officer' && seat.party.shortName === '霞沢',
	);
	const plan = await planOf(officer);
	part = plan.sections.find((section) => section.key === '13')?.parts[0] as PartView;
});

afterAll(async () => {
	await server.close();
});

/** A bare socket: what comes, and how it ends. */
function bare(path: string, headers: Record<string, string>) {
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers });
	const frames: Uint8Array[] = [];
	const ended = new Promise<number>((resolve) => {
		socket.on('close', (code) => resolve(code));
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('error', () => undefined);
	});
	socket.on('message', (data: Buffer) => frames.push(new Uint8Array(data)));
	const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()));
	return { socket, frames, ended, opened };
}
const signedIn = () => ({ cookie: officer.cookie });
const rightful = async () => {
	const connection = bare(`/sync/${part.id}`, signedIn());
	await until(() => connection.frames.some((frame) => frame[0] === messageType.rights));
	return connection;
};

describe('opening a socket', () => {
	it('[WP8b] a rightful seat is told at once what it may do', async () => {
		const { socket, frames } = await rightful();
		const text = new TextDecoder().decode(frames.find((frame) => frame[0] === messageType.rights));
		expect(text).toContain('"may":["read","comment","suggest","write"');
		socket.close();
	});

	it('[WP11b] without a session it closes with 4401, after the upgrade', async () => {
		expect(await bare(`/sync/${part.id}`, {}).ended).toBe(4401);
	});

	it.each(['0'.repeat(32), 'nothing', '..%2f..%2fetc', '__proto__', '%00', 'a'.repeat(5000), ''])(
		'[WP11c] a part that is none (%.20s) closes with 4404',
		async (name) => {
			expect(await bare(`/sync/${name}`, signedIn()).ended).toBe(4404);
		},
	);

	it('[WP11d] an older editor is sent away with 4426 before any content', async () => {
		const { frames, ended } = bare(`/sync/${part.id}?schema=0`, signedIn());
		expect(await ended).toBe(4426);
		expect(frames).toEqual([]);
	});

	it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
		'[WP11e] from the foreign origin %s gets 403 before the upgrade',
		async (origin) => {
			expect(await bare(`/sync/${part.id}`, { ...signedIn(), origin }).ended).toBe(403);
		},
	);

	it('[WP11f] a foreign page that hangs up before it hears the 403 takes nobody along', async () => {
		const { socket, ended } = await rightful();
		const head = ['Host: 127.0.0.1', 'Origin: https://evil.example', 'Connection: Upgrade', 'Upgrade: websocket', '', ''];
		for (let time = 0; time < 100; time += 1) {
			const line = connect(server.port, '127.0.0.1');
			await once(line, 'connect');
			line.write([`GET /sync/${part.id} HTTP/1.1`, ...head].join('\r\n'));
			setImmediate(() => line.resetAndDestroy());
			await once(line, 'close');
		}
		expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
		expect(socket.readyState).toBe(WebSocket.OPEN);
		socket.close();
		await ended;
	});
});

describe('frames that are none of ours', () => {
	it.each([
		['text', 'words'],
		['nothing', new Uint8Array()],
		["the server's own type", new Uint8Array([100, 1])],
		['bytes without end', new Uint8Array(400).fill(255)],
		['a truncated update', encodeUpdate(new Uint8Array([1, 1, 200]))],
		['a state vector that is none', encodeStep1(new Uint8Array([255, 255, 255]))],
	])('[WP12b] %s closes that socket with 4400; another on the same part goes on', async (_, frame) => {
		const healthy = await rightful();
		const hostile = await rightful();
		hostile.socket.send(frame);
		expect(await hostile.ended).toBe(4400);
		expect(healthy.socket.readyState).toBe(WebSocket.OPEN);
		healthy.socket.close();
	});

	it('[WP15f] a socket that was closed for a frame writes nothing with the next one', async () => {
		const { socket, ended } = await rightful();
		const copy = new Y.Doc();
		copy.getMap('fields').set('note', '閉じたあとの文');
		socket.send(encodeUpdate(new Uint8Array([1, 1, 200])));
		socket.send(encodeUpdate(Y.encodeStateAsUpdate(copy)));
		const seq = async () => (await officer.get<ContentView>(`/api/parts/${part.id}/content`)).body.seq;
		const before = await seq();
		expect(await ended).toBe(4400);
		expect(await seq()).toBe(before);
	});

	it('[WP15g] thousands of questions in one go stop nobody else', async () => {
		const writer = await openStock(officer, part.id);
		const asking = await rightful();
		const question = encodeStep1(new Uint8Array([1, 77, 1]));
		for (let count = 0; count < 5000; count += 1) {
			asking.socket.send(question);
		}
		writer.type('待たされない。');
		await until(() => writer.heard.some(({ type }) => type === messageType.durable));
		expect(asking.frames.filter((frame) => frame[0] === messageType.sync).length).toBeLessThan(1000);
		asking.socket.terminate();
		writer.close();
	});

	it('[WP15h] a part that has grown beyond what may wait in a socket still opens', async () => {
		const long = (await planOf(officer)).sections.find((section) => section.key === '12')?.parts[0]?.id ?? '';
		const writer = await openStock(officer, long);
		for (let count = 1; count <= 5; count += 1) {
			writer.type('あ'.repeat(320_000));
			await until(() => writer.heard.some(({ type, bytes }) => type === messageType.durable && bytes[0] === count + 1));
		}
		const reader = await openStock(other, long);
		expect(reader.words().length).toBeGreaterThan(1_600_000);
		expect(reader.closes).toEqual([]);
		reader.close();
		// A line so slow that the part still waits in it, while others go on writing.
		const slow = bare(`/sync/${long}`, { cookie: other.cookie });
		await slow.opened;
		slow.socket.pause();
		slow.socket.send(encodeStep1(new Uint8Array([0])));
		for (let count = 1; count <= 5; count += 1) {
			const heard = writer.heard.length;
			writer.type('続きを書く。');
			await until(() => writer.heard.length > heard);
		}
		slow.socket.resume();
		await until(() => slow.frames.some((frame) => frame.byteLength > 4_800_000));
		await until(() => slow.frames.filter((frame) => frame[0] === messageType.sync).length >= 6);
		expect(slow.socket.readyState).toBe(WebSocket.OPEN);
		slow.socket.close();
		writer.close();
	});

	it('[WP12c] a frame over the limit closes with 1009', async () => {
		const { socket, ended } = await rightful();
		socket.send(encodeUpdate(new Uint8Array(1024 * 1024 + 10)));
		expect(await ended).toBe(1009);
	});
});

describe('clientIDs', () => {
	it('[WP5a] words under the clientID of another person are refused; that person writes on', async () => {
		const victim = await openStock(other, part.id);
		victim.type('霞沢の文。');
		await until(() => victim.heard.some(({ type }) => type === messageType.durable));
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(victim.doc));
		copy.clientID = victim.doc.clientID;
		const before = Y.encodeStateVector(copy);
		((copy.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '偽の文。');
		const forger = await rightful();
		forger.socket.send(encodeUpdate(Y.encodeStateAsUpdate(copy, before)));
		expect(await forger.ended).toBe(4403);
		victim.type('続き。');
		const peer = await openStock(officer, part.id);
		await until(() => peer.words().includes('続き。'));
		expect(peer.words()).not.toContain('偽の文。');
		victim.close();
		peer.close();
	});
});
