import { once } from 'node:events';
import { createServer } from 'node:net';
import { threadId } from 'node:worker_threads';

/**
 * Below the ports that Linux, macOS and Windows give to whoever asks for any: one of those could go to another program
 * between this look and the listening, and again while a server is down to be started anew.
 * Above 10,080, which fetch and browsers refuse to ask.
 */
const LOWEST = 20_000;
const COUNT = 12_000;
/** Between the first ports of two workers that run at once. */
const STRIDE = 97;

let next = ((process.pid + threadId) * STRIDE) % COUNT;

/** A port on which nobody listens, which no other call gets, and which nobody is given unasked. */
export async function freePort(): Promise<number> {
	for (let left = COUNT; left > 0; left -= 1) {
		const port = LOWEST + next;
		next = (next + 1) % COUNT;
		if (await isFree(port)) {
			return port;
		}
	}
	throw new Error('no port is free');
}

async function isFree(port: number): Promise<boolean> {
	const probe = createServer();
	probe.listen(port, '127.0.0.1');
	try {
		await once(probe, 'listening');
	} catch {
		return false;
	}
	probe.close();
	await once(probe, 'close');
	return true;
}
