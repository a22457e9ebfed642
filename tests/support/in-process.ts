import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, duplexPair } from 'node:stream';
import { WebSocket } from 'ws';
import type { Clock } from '../../server/src/clock.ts';
import { compose } from '../../server/src/compose.ts';
import { readConfig } from '../../server/src/config.ts';
import { type Asking, type Doors, type Reply, signInOver } from './doors.ts';
import { plantInto } from './start-server.ts';

/**
 * The real server in this process, on a real database, without a network: connections are pairs of streams that the
 * server takes as its own. It costs no port, no turn of the kernel, and its clock can be set.
 */
export interface InProcess extends Doors {
	readonly data: string;
	/** Stops as on SIGTERM and starts again on the same data. */
	restart(): Promise<void>;
	/** Stops; the folder goes too unless it was given. */
	close(): Promise<void>;
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
	if (data === undefined && clock === undefined) {
		plantInto(folder);
	}
	const config = { ...readConfig(settings, folder), data: folder, logLevel: 'silent' as const };
	let built = await compose(config, clock);
	built.listens();
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
	const ask = <T>(path: string, asking: Asking = {}): Promise<Reply<T>> => askOver<T>(connect(), path, asking);
	return {
		data: folder,
		ask,
		signIn: (seat) => signInOver(ask, seat),
		dial: (part, cookie) =>
			new WebSocket(`ws://localhost/sync/${part}`, { headers: { cookie }, createConnection: (() => connect()) as never }),
		async restart() {
			await stop();
			built = await compose(config, clock);
			built.listens();
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

function askOver<T>(line: Duplex, path: string, { cookie, body }: Asking): Promise<Reply<T>> {
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
