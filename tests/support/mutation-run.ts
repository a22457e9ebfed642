import type * as Y from 'yjs';
import { damaged, realFrames } from './hostile-bytes.ts';
import { type HostileSocket, intrude } from './hostile-socket.ts';
import type { HttpClient } from './http-client.ts';
import { type Chance, chanceFrom } from './rng.ts';

/** How many damaged frames ended how. */
export interface Tally {
	closed: Map<number, number>;
	/** Frames after which the socket still answered. */
	borne: number;
}

/**
 * Codes with which a damaged frame may end its socket. 1013: it says again what another socket of the same person has just
 * sent and what is not on disk yet, or its person's budget is used up on a slow machine.
 */
export const rightEnds: readonly number[] = [4400, 4403, 4409, 1009, 1013];

interface Run {
	/** They take turns: each has a budget of work. */
	readonly attackers: readonly HttpClient[];
	readonly part: string;
	/** The part as it is, to make real frames from. */
	readonly found: Y.Doc;
	readonly seed: number;
	readonly count: number;
	/** Sockets at once. */
	readonly lanes: number;
}

/** Sends damaged frames by seed, a new socket whenever one was closed, and waits for what becomes of each. */
export async function sendDamaged({ attackers, part, found, seed, count, lanes }: Run): Promise<Tally> {
	// Several authors: one whose words were refused is sent away at its next frame.
	const material = Array.from({ length: 60 }, () => realFrames(found));
	const tally: Tally = { closed: new Map(), borne: 0 };
	let turn = 0;
	const lane = async (chance: Chance, frames: number): Promise<void> => {
		let socket: HostileSocket | null = null;
		let sent = 0;
		for (let left = frames; left > 0; left -= 1) {
			// Below the burst of a new socket: waiting for the rate would only take time.
			if (socket === null || sent > 80) {
				socket?.end();
				turn += 1;
				socket = await intrude(attackers[turn % attackers.length] as HttpClient, part);
				sent = 0;
			}
			sent += 1;
			socket.send(damaged(chance.pick(chance.pick(material)), chance));
			if (await socket.answered()) {
				tally.borne += 1;
			} else {
				const code = await socket.closed;
				tally.closed.set(code, (tally.closed.get(code) ?? 0) + 1);
				socket = null;
			}
		}
		socket?.end();
	};
	await Promise.all(Array.from({ length: lanes }, (_, at) => lane(chanceFrom(seed * 1_000 + at), Math.ceil(count / lanes))));
	return tally;
}
