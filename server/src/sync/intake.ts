import { closeCode } from '@renkei/sync-protocol';
import type { RawData, WebSocket } from 'ws';
import type { SyncLimits } from './deps.ts';

/** What comes in on one socket: kept in order until its room is open, and never faster than the limit. */
export interface Intake {
	/** Hands over what waited, then everything that comes. */
	start(take: (bytes: Uint8Array) => void): void;
}

/** Frames that may wait while the room is loading; a stock client sends three. */
const MAX_EARLY = 64;

/**
 * Over the rate the socket is first not read any more (TCP then slows the sender down), never punished: a paste and a
 * reconnect after hours offline are bursts too.
 */
export function createIntake(socket: WebSocket, limits: SyncLimits, now: () => Date): Intake {
	let take: ((bytes: Uint8Array) => void) | null = null;
	const early: Uint8Array[] = [];
	let tokens = limits.burst;
	let at = now().getTime();

	const slowDown = (): void => {
		const time = now().getTime();
		tokens = Math.min(limits.burst, tokens + ((time - at) / 1000) * limits.framesPerSecond) - 1;
		at = time;
		if (tokens < 0) {
			socket.pause();
			setTimeout(() => socket.resume(), (-tokens / limits.framesPerSecond) * 1000).unref();
		}
	};

	socket.on('message', (data: RawData, isBinary: boolean) => {
		try {
			if (!isBinary) {
				socket.close(closeCode.malformed, 'text frame');
				return;
			}
			slowDown();
			const bytes = bytesOf(data);
			if (take !== null) {
				take(bytes);
			} else if (early.length < MAX_EARLY) {
				early.push(bytes);
			} else {
				socket.close(closeCode.tryLater, 'too fast');
			}
		} catch {
			// Whatever one frame does, it ends that socket only.
			socket.close(closeCode.malformed, 'not readable');
		}
	});
	return {
		start(next) {
			take = next;
			for (const bytes of early.splice(0)) {
				next(bytes);
			}
		},
	};
}

function bytesOf(data: RawData): Uint8Array {
	if (Array.isArray(data)) {
		return Buffer.concat(data);
	}
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
