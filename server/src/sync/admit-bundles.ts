import { performance } from 'node:perf_hooks';
import { refusalOf } from '@renkei/plan';
import { closeCode } from '@renkei/sync-protocol';
import { type Bundle, merged, writesOf } from './bundle.ts';
import { end } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import type { Room, WriteFrame } from './room.ts';
import { tooLarge } from './too-large.ts';

/**
 * Tries what a commit is to hold on the live documents: each bundle as one update, and only when that does not fit frame
 * by frame, up to the first that does not. Nothing of one bundle can rest on another's: it was sent to nobody yet.
 */
export function admitBundles(deps: Pick<SyncDeps, 'log'>, bundles: readonly Bundle[]): void {
	const taken = new Map<Room, WriteFrame[]>();
	for (const bundle of bundles) {
		const before = taken.get(bundle.room) ?? [];
		const began = performance.now();
		const own = admitBundle(deps, bundle, before);
		bundle.connection.budget.spend({ bytes: 0, operations: 0, work: performance.now() - began });
		taken.set(bundle.room, [...before, ...own]);
	}
}

/** @returns the frames that were taken */
function admitBundle(deps: Pick<SyncDeps, 'log'>, bundle: Bundle, before: readonly WriteFrame[]): readonly WriteFrame[] {
	const { room } = bundle;
	const frames = writesOf(bundle);
	if (frames.length === 0) {
		return frames;
	}
	const whole = mergedIfReadable(frames);
	const clients = [...new Set(frames.flatMap((frame) => frame.clients))];
	if (whole !== null && room.admit(whole, clients).kind === 'applied') {
		bundle.update = whole;
		return frames;
	}
	// The document is dirty now, and again after the frame that does not fit.
	room.startAgain(before);
	const fitting = fittingOf(deps, bundle, frames);
	room.startAgain([...before, ...fitting]);
	bundle.update = merged(fitting.map((frame) => frame.update));
	return fitting;
}

/** The frames as one update; null when one of them holds letters or values that cannot be read: it ends its own socket only. */
function mergedIfReadable(frames: readonly WriteFrame[]): Uint8Array | null {
	try {
		return merged(frames.map((frame) => frame.update));
	} catch {
		return null;
	}
}

/** Frames up to the first that does not fit; that one is refused, or ends its socket. */
function fittingOf(deps: Pick<SyncDeps, 'log'>, bundle: Bundle, frames: readonly WriteFrame[]): WriteFrame[] {
	const { room, connection } = bundle;
	const fitting: WriteFrame[] = [];
	for (const frame of frames) {
		const admission = room.admit(frame.update, frame.clients);
		if (admission.kind === 'applied') {
			fitting.push(frame);
			continue;
		}
		const { kind, why } = admission;
		const { code, text, detail } = kind === 'too-large' ? tooLarge : refusalOf('invalid-content');
		bundle.refused = { number: frame.number, code, text: detail ?? text, clients: frame.clients };
		deps.log.warn(
			{ part: room.part, person: connection.session.personId, kind, why, bytes: frame.update.byteLength },
			'an update does not fit',
		);
		if (kind === 'malformed') {
			end(connection, closeCode.malformed, why.slice(0, 100));
		}
		return fitting;
	}
	return fitting;
}
