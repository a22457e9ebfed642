import { closeCode } from '@renkei/sync-protocol';
import type { RawData, WebSocket } from 'ws';
import type { Budget } from './budget.ts';
import type { SyncLimits } from './deps.ts';

/** What comes in on one socket: kept in order until its room is open, and never faster than the limit. */
export interface Intake {
	/**
	 * Hands over what waited, then everything that comes.
	 * @param take answers how many operations it was
	 */
	start(take: Take, budget: Budget): void;
	/** Nothing that still comes is taken: the socket was closed from here, or is gone. */
	stop(): void;
}

type Take = (bytes: Uint8Array) => number;

type Taking =
	| { readonly kind: 'loading' }
	| { readonly kind: 'open'; readonly take: Take; readonly budget: Budget }
	| { readonly kind: 'stopped' };

/** Frames and bytes that may wait for the room to open before the socket is not read any more. */
const MOST_WAITING = 64;
const MOST_BYTES_WAITING = 1024 * 1024;

/** Time that one socket may take before the others get their turn (ms). */
const TURN_MS = 20;

/** A large frame counts as several: one for each of these bytes. */
const BYTES_PER_FRAME = 64 * 1024;

/** Work of one frame beyond which it counts as several (ms); a keystroke takes less than one. */
const LIGHT_MS = 10;

/** Heavy work fills this share of the rate, so that nobody keeps the server busy alone. */
const WORK_FACTOR = 5;

/**
 * Over the rate the socket is first not read any more (TCP then slows the sender down), never punished: a paste and a
 * reconnect after hours offline are bursts too. What has been read already waits here: a single read holds thousands
 * of small frames.
 */
export function createIntake(socket: WebSocket, limits: SyncLimits, ticks: () => number): Intake {
	let taking: Taking = { kind: 'loading' };
	let waiting: Uint8Array[] = [];
	let bytesWaiting = 0;
	let tokens = limits.burst;
	let at = ticks();
	let timer: NodeJS.Timeout | null = null;

	const refill = (): number => {
		const time = ticks();
		tokens = Math.min(limits.burst, tokens + ((time - at) / 1000) * limits.framesPerSecond);
		at = time;
		return time;
	};

	const stop = (): void => {
		taking = { kind: 'stopped' };
		waiting = [];
		if (timer !== null) {
			clearTimeout(timer);
			timer = null;
		}
		socket.resume();
	};

	const refuse = (why: string): void => {
		stop();
		socket.close(closeCode.malformed, why);
	};

	const hand = (bytes: Uint8Array): void => {
		if (taking.kind !== 'open') {
			return;
		}
		const before = ticks();
		const { take, budget } = taking;
		let operations = 0;
		try {
			operations = take(bytes);
		} catch {
			// Whatever one frame does, it ends that socket only.
			refuse('not readable');
		}
		const took = Math.max(0, ticks() - before);
		budget.spend({ bytes: bytes.byteLength, operations, work: took });
		const heavy = Math.max(0, took - LIGHT_MS);
		// No more than a burst: the time may be that of a machine that stood still.
		const work = Math.min(limits.burst, (heavy / 1000) * limits.framesPerSecond * WORK_FACTOR);
		tokens -= 1 + Math.floor(bytes.byteLength / BYTES_PER_FRAME) + work;
	};

	/** Time until the next frame may be taken (ms); 0 for now. */
	const wait = (): number =>
		Math.max(0, (-tokens / limits.framesPerSecond) * 1000, taking.kind === 'open' ? taking.budget.wait() : 0);

	const drain = (): void => {
		timer = null;
		const began = refill();
		while (taking.kind === 'open' && waiting.length > 0 && wait() === 0 && ticks() - began < TURN_MS) {
			hand(waiting.shift() as Uint8Array);
		}
		if (waiting.length === 0) {
			socket.resume();
			return;
		}
		if (taking.kind === 'loading') {
			return;
		}
		socket.pause();
		timer = setTimeout(drain, wait());
		timer.unref();
	};

	socket.on('message', (data: RawData, isBinary: boolean) => {
		if (taking.kind === 'stopped') {
			return;
		}
		if (!isBinary) {
			refuse('text frame');
			return;
		}
		waiting.push(bytesOf(data));
		if (taking.kind === 'loading') {
			bytesWaiting += waiting.at(-1)?.byteLength ?? 0;
			if (waiting.length >= MOST_WAITING || bytesWaiting >= MOST_BYTES_WAITING) {
				socket.pause();
			}
		} else if (timer === null) {
			drain();
		}
	});
	socket.on('close', () => {
		// Somebody who types and closes the page at once: what came in time is still taken.
		while (waiting.length > 0 && tokens >= 0) {
			hand(waiting.shift() as Uint8Array);
		}
		stop();
	});
	return {
		start(take, budget) {
			if (taking.kind === 'loading') {
				taking = { kind: 'open', take, budget };
				drain();
			}
		},
		stop,
	};
}

function bytesOf(data: RawData): Uint8Array {
	if (Array.isArray(data)) {
		return Buffer.concat(data);
	}
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
