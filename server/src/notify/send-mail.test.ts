import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Attempt, type MailTrip, mailBytes, type PlainMail, sendMail, usualPatience } from './send-mail.ts';

const DOT = '\r\n.\r\n';

const mail: PlainMail = {
	messageId: 'abc@renkei.example.jp',
	date: new Date('2026-12-01T00:00:00Z'),
	from: { name: 'Renkei', address: 'renkei@example.jp' },
	to: 'yamada@kurise.example.jp',
	subject: '【返事のお願い】栗瀬町',
	text: '.\r\n.\r\n点で始まる行\r\n.',
};

let listening: Server | null = null;

afterEach(() => {
	listening?.close();
});

/** A mail server whose every byte is looked at. */
async function startLines(
	answers: 'all' | 'all but the dot' | 'none' = 'all',
): Promise<{ port: number; heard(): string; closed(): boolean }> {
	let heard = '';
	let closed = false;
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.on('close', () => {
			closed = true;
		});
		if (answers === 'none') {
			return;
		}
		socket.write('220 trial\r\n');
		let inText = false;
		socket.on('data', (chunk) => {
			heard += chunk.toString();
			if (!inText) {
				inText = heard.endsWith('DATA\r\n');
				socket.write(inText ? '354 go on\r\n' : '250 trial\r\n');
			} else if (heard.endsWith(DOT) && answers === 'all') {
				socket.write('250 taken\r\n');
			}
		});
	});
	listening = server;
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : 0,
		heard: () => heard,
		closed: () => closed,
	};
}

function send(port: number, trip: Partial<MailTrip>): Promise<Attempt> {
	const server = { host: '127.0.0.1', port, secure: false, requireTls: false, user: null };
	const { signal } = new AbortController();
	return sendMail(mail, { server, patience: usualPatience, stop: signal, beforeDot: async () => true, ...trip });
}

describe('the dot that ends a mail', () => {
	it('[MA21] no byte of it leaves before the handing over is committed, though all the text has left', async () => {
		const lines = await startLines();
		const commit = Promise.withResolvers<boolean>();
		const sent = send(lines.port, { beforeDot: () => commit.promise });
		const text = (await mailBytes(mail)).toString().trimEnd();
		await vi.waitFor(() => expect(lines.heard()).toContain(text.slice(text.indexOf('Message-ID'))), { timeout: 10_000 });
		expect(lines.heard()).not.toContain(DOT);
		commit.resolve(true);
		expect(await sent).toEqual({ kind: 'accepted' });
		expect(lines.heard().endsWith(DOT)).toBe(true);
		expect(lines.heard().split(DOT)).toHaveLength(2);
	});

	it('[MA22] a handing over that could not be committed ends the connection without it', async () => {
		const lines = await startLines();
		const sent = await send(lines.port, { beforeDot: () => Promise.reject(new Error('the disk is full')) });
		expect(sent).toMatchObject({ kind: 'lost' });
		await vi.waitFor(() => expect(lines.closed()).toBe(true), { timeout: 10_000 });
		expect(lines.heard()).toContain('DATA');
		expect(lines.heard()).not.toContain(DOT);
	});

	it('[MA22b] a stop before it is as if nothing had been tried, a stop behind it leaves open what became of the mail', async () => {
		const lines = await startLines();
		const before = new AbortController();
		const commit = Promise.withResolvers<boolean>();
		const stopped = send(lines.port, {
			stop: before.signal,
			beforeDot: () => {
				before.abort();
				return commit.promise;
			},
		});
		commit.resolve(true);
		expect(await stopped).toEqual({ kind: 'stopped', open: false });
		await vi.waitFor(() => expect(lines.closed()).toBe(true), { timeout: 10_000 });
		expect(lines.heard()).not.toContain(DOT);
		listening?.close();
		const silent = await startLines('all but the dot');
		const behind = new AbortController();
		const open = send(silent.port, { stop: behind.signal });
		await vi.waitFor(() => expect(silent.heard().endsWith(DOT)).toBe(true), { timeout: 10_000 });
		behind.abort();
		expect(await open).toEqual({ kind: 'stopped', open: true });
	});
});

describe('a server that says nothing', () => {
	it('[MA23] is given up after a while, and at once when the app stops', async () => {
		const lines = await startLines('none');
		expect(await send(lines.port, { patience: { upToDot: 30, answer: 600_000 } })).toMatchObject({ kind: 'lost' });
		const stop = new AbortController();
		const sent = send(lines.port, { stop: stop.signal });
		stop.abort();
		expect(await sent).toEqual({ kind: 'stopped', open: false });
	});
});
