import { once } from 'node:events';
import { connect } from 'node:net';
import { proseSchemaVersion } from '@renkei/part-doc';
import { encodeUpdate } from '@renkei/sync-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { signInAttackers } from '../support/attackers.ts';
import { type HealthyPair, openPair } from '../support/healthy-pair.ts';
import { noFrames } from '../support/hostile-bytes.ts';
import { intrude, knockAt } from '../support/hostile-socket.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { rightEnds, sendDamaged } from '../support/mutation-run.ts';
import { rowsOf } from '../support/server-facts.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

const SEED = 20_261_124;

let server: RunningServer;
let attackers: readonly HttpClient[];
let attacker: HttpClient;
let lead: HttpClient;
let part: string;
let pair: HealthyPair;

beforeAll(async () => {
	server = await startServer();
	attackers = await signInAttackers(server.url);
	attacker = attackers[0] as HttpClient;
	lead = await signInAs(server.url, '朝霧', 'lead');
	part = (await partOf(lead, '13')).id;
	pair = await openPair({ writer: await signInAs(server.url, '霞沢', 'officer'), watcher: lead }, part);
});

afterAll(async () => {
	await server.close();
});

describe('bytes that are no message', () => {
	it('[WP12f] each of some two hundred closes its own socket with 4400; nothing of them is written', async () => {
		const frames = noFrames(pair.watcher.doc);
		expect(frames.length).toBeGreaterThan(180);
		const rows = attackers.map(({ seat }) => rowsOf(server, seat.seat, part));
		const wrong: string[] = [];
		for (const [at, [name, frame]] of frames.entries()) {
			const hostile = await intrude(attackers[at % attackers.length] as HttpClient, part);
			hostile.send(frame);
			const { code } = await hostile.outcome();
			if (code !== 4400) {
				wrong.push(`${name}: ${code}`);
			}
			hostile.end();
		}
		expect(wrong).toEqual([]);
		expect(attackers.map(({ seat }) => rowsOf(server, seat.seat, part))).toEqual(rows);
		await pair.check();
	});

	it(`[WP12g] 2,500 damaged frames by seed ${SEED} harm nobody: the pair loses nothing, and the part is what the server says it is`, async () => {
		const { closed, borne } = await sendDamaged({ attackers, part, found: pair.watcher.doc, seed: SEED, count: 2_500, lanes: 6 });
		expect([...closed.keys()].filter((code) => !rightEnds.includes(code))).toEqual([]);
		// A run in which everything or nothing was refused would prove nothing.
		expect(closed.get(4400) ?? 0).toBeGreaterThan(500);
		expect(borne).toBeGreaterThan(100);
		await pair.check();
		const fresh = await openStock(lead, part);
		await until(() => fresh.words() === pair.watcher.words());
		fresh.close();
		expect((await lead.get(`/api/parts/${part}/content`)).status).toBe(200);
	});
});

/** A line that has just become a WebSocket, for frames that no library sends. */
async function upgraded() {
	const line = connect(server.port, '127.0.0.1');
	const chunks: Buffer[] = [];
	line.on('data', (chunk: Buffer) => chunks.push(chunk));
	line.on('error', () => undefined);
	const ended = new Promise<void>((resolve) => line.on('close', () => resolve()));
	const head = [
		`GET /sync/${part} HTTP/1.1`,
		`Host: 127.0.0.1:${server.port}`,
		`Cookie: ${attacker.cookie}`,
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
		'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
		'',
		'',
	];
	line.write(head.join('\r\n'));
	const heard = () => Buffer.concat(chunks);
	await until(() => heard().includes('\r\n\r\n'));
	return { line, heard, ended };
}

describe('below the messages', () => {
	it.each([
		['reserved bits', [0xf2, 0x80, 0, 0, 0, 0]],
		['compression that was not agreed', [0xc2, 0x81, 0, 0, 0, 0, 0]],
		['a frame without a mask', [0x82, 0x01, 0x03]],
		['an unknown opcode', [0x83, 0x80, 0, 0, 0, 0]],
		['a fragmented ping', [0x09, 0x80, 0, 0, 0, 0]],
		['a length of 2^63', [0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]],
		['text that is no UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff]],
	])('[WP12h] %s ends that line and no other', async (_, bytes) => {
		const { line, ended, heard } = await upgraded();
		expect(heard().toString('latin1')).not.toContain('permessage-deflate');
		line.write(Uint8Array.from(bytes));
		await ended;
		await pair.check();
	});

	it('[WP12i] a frame of 64 MiB ends before it has come in', async () => {
		const { line, ended } = await upgraded();
		line.write(Uint8Array.from([0x82, 0xff, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]));
		let sent = 0;
		const piece = Buffer.alloc(256 * 1024);
		const pump = (): void => {
			while (!line.destroyed && sent < 64 * 1024 * 1024) {
				sent += piece.length;
				if (!line.write(piece)) {
					line.once('drain', pump);
					return;
				}
			}
		};
		pump();
		await ended;
		expect(sent).toBeLessThan(64 * 1024 * 1024);
		await pair.check();
	});

	it('[WP12j] megabytes before signing in are not kept', async () => {
		const lines = await Promise.all(
			Array.from({ length: 10 }, () => {
				const hostile = knockAt({ url: server.url, cookie: '' }, part);
				hostile.socket.on('open', () => hostile.send(new Uint8Array(4 * 1024 * 1024)));
				return hostile.closed;
			}),
		);
		expect(lines.filter((code) => ![4401, 1009, 1006].includes(code))).toEqual([]);
		await pair.check();
	});
});

const names = [
	...[
		'..',
		'../',
		'../..',
		'..%2f',
		'%2e%2e%2f',
		'..%5c',
		'..\\',
		'/',
		'//',
		'///etc/passwd',
		'.',
		'%2f',
		'%5c',
		'?',
		'%3f',
		'#',
		'%23',
	],
	...['%00', '%00%00', 'a%00b', '%0d%0aSet-Cookie:%20a=b', '%E0%A4%A', '%', '%%', '%zz', '%ff', '%C0%AE', '%F0%9F%92%A9'],
	...[
		'__proto__',
		'constructor',
		'prototype',
		'toString',
		'hasOwnProperty',
		'null',
		'undefined',
		'NaN',
		'true',
		'0',
		'-1',
		'1e9',
	],
	...["' OR 1=1 --", "';DROP TABLE part;--", '" OR ""="', '*', '%25', '_', `${'_'.repeat(32)}`, `${'%25'.repeat(32)}`],
	...['0'.repeat(31), '0'.repeat(32), '0'.repeat(33), 'f'.repeat(32), 'g'.repeat(32), 'A'.repeat(32), '０'.repeat(32)],
	...['a'.repeat(10 * 1024), '/'.repeat(5_000), 'あ'.repeat(1_000), '{{7*7}}', '<script>', 'http://evil.example/'],
];

describe('names that are no part', () => {
	it('[WP11g] each of sixty closes with 4404, also a real one in other letters or with something behind it', async () => {
		const own = (await knockAt(attacker, part)).socket;
		own.terminate();
		const near = [part.toUpperCase(), `${part}/`, `${part}%00`, ` ${part}`, `${part}.json`, `x/../${part}x`];
		const all = [...names, ...near];
		expect(all.length).toBeGreaterThan(60);
		const wrong: string[] = [];
		for (const name of all) {
			const hostile = knockAt(
				attacker,
				encodeURI(decodeSafely(name)) === name ? name : name.replaceAll(/[^!-~]/gu, encodeURIComponent),
			);
			const code = await Promise.race([hostile.closed, until(() => hostile.frames.length > 0).then(() => 'opened')]);
			if (code !== 4404) {
				wrong.push(`${name.slice(0, 40)}: ${code}`);
			}
			hostile.end();
		}
		expect(wrong).toEqual([]);
	});
});

/** A name as it stands when nothing in it can be decoded. */
function decodeSafely(name: string): string {
	try {
		return decodeURI(name);
	} catch {
		return name;
	}
}

describe('an older editor', () => {
	it('[WP11h] is sent away with 4426 before it hears or writes a word, however fast it types', async () => {
		const rows = rowsOf(server, attacker.seat.seat, part);
		const copy = new Y.Doc();
		copy.getMap('fields').set('note', '古い画面から');
		const old = knockAt(attacker, part, { query: `?schema=${proseSchemaVersion - 1}` });
		await once(old.socket, 'open');
		old.send(encodeUpdate(Y.encodeStateAsUpdate(copy)));
		expect(await old.closed).toBe(4426);
		expect(old.frames).toEqual([]);
		expect(rowsOf(server, attacker.seat.seat, part)).toEqual(rows);
		const current = await intrude(attacker, part, { query: `?schema=${proseSchemaVersion}` });
		expect(await current.answered()).toBe(true);
		current.end();
	});
});
