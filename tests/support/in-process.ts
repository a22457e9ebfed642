import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, duplexPair } from 'node:stream';
import { WebSocket } from 'ws';
import type { Clock } from '../../server/src/clock.ts';
import { compose } from '../../server/src/compose.ts';
import { readConfig } from '../../server/src/config.ts';

/**
 * The real server in this process, on a real database, without a network: connections are pairs of streams that the
 * server takes as its own. It costs no port, no turn of the kernel, and its clock can be set.
 */
export interface InProcess {
	readonly data: string;
	/** Asks an HTTP door; a body makes it a POST. */
	ask<T = unknown>(path: string, asking?: { readonly cookie?: string; readonly body?: unknown }): Promise<Reply<T>>;
	/** Signs in as a seat of the demo; gives the cookie. */
	signIn(seat: string): Promise<string>;
	dial(part: string, cookie: string): WebSocket;
	/** Stops as on SIGTERM and starts again on the same data. */
	restart(): Promise<void>;
	/** Stops; the folder goes too unless it was given. */
	close(): Promise<void>;
}

export interface Reply<T> {
	readonly status: number;
	readonly body: T;
	/** The cookie that it sets, or ''. */
	readonly cookie: string;
}

export interface InProcessOptions {
	readonly clock?: Clock;
	/** A folder that stays; none, one of its own. */
	readonly data?: string;
}

/** Nothing here is about rates. */
const settings = { RENKEI_FRAMES_PER_SECOND: '100000', RENKEI_SOCKETS_PER_SESSION: '100000' };

/** Starts a demo in this process. */
export async function startInProcess({ clock, data }: InProcessOptions = {}): Promise<InProcess> {
	const folder = data ?? mkdtempSync(join(tmpdir(), 'renkei-'));
	const config = { ...readConfig(settings, folder), data: folder, logLevel: 'silent' as const };
	let built = await compose(config, clock);
	let listening = true;
	const stop = async (): Promise<void> => {
		listening = false;
		await built.close();
	};
	const connect = (): Duplex => {
		const [near, far] = duplexPair();
		// As on a real line: who breaks it off ends the other end too, and what waits unread there is lost.
		near.on('close', () => far.destroy());
		far.on('close', () => far.writableFinished || near.destroy());
		if (listening) {
			built.server.emit('connection', far);
		} else {
			near.destroy(new Error('nobody listens'));
		}
		return near;
	};
	const ask = <T>(path: string, { cookie, body }: { cookie?: string; body?: unknown } = {}): Promise<Reply<T>> =>
		askOver<T>(connect(), { path, cookie, body });
	return {
		data: folder,
		ask,
		async signIn(seat) {
			const { status, cookie } = await ask('/api/demo/sign-in', { body: { seat } });
			if (status !== 200) {
				throw new Error(`no sign-in as ${seat}: ${status}`);
			}
			return cookie;
		},
		dial: (part, cookie) =>
			new WebSocket(`ws://localhost/sync/${part}`, { headers: { cookie }, createConnection: (() => connect()) as never }),
		async restart() {
			await stop();
			built = await compose(config, clock);
			listening = true;
		},
		async close() {
			await stop();
			if (data === undefined) {
				rmSync(folder, { recursive: true, force: true });
			}
		},
	};
}

function askOver<T>(
	line: Duplex,
	{ path, cookie, body }: { path: string; cookie: string | undefined; body: unknown },
): Promise<Reply<T>> {
	return new Promise((resolve, reject) => {
		const asking = request({
			path,
			method: body === undefined ? 'GET' : 'POST',
			createConnection: () => line,
			headers: { host: 'localhost', connection: 'close', 'content-type': 'application/json', cookie: cookie ?? '' },
		});
		asking.on('error', reject);
		asking.on('response', (response) => {
			const pieces: Buffer[] = [];
			response.on('data', (piece: Buffer) => pieces.push(piece));
			response.on('end', () => {
				const text = Buffer.concat(pieces).toString();
				const set = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
				resolve({ status: response.statusCode ?? 0, body: (text === '' ? null : JSON.parse(text)) as T, cookie: set });
			});
		});
		asking.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
