import { performance } from 'node:perf_hooks';
import { closeCode, encodeDurable, encodeRefused } from '@renkei/sync-protocol';
import { isBusy } from '../storage/store-watch.ts';
import { admitBundles } from './admit-bundles.ts';
import { type Bundle, bundlesOf, merged, surveysOf } from './bundle.ts';
import { type Connection, end, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { framed } from './outlet.ts';
import type { Frame, Room } from './room.ts';
import { storeBundles } from './store-bundles.ts';

/** Group commit: what arrives for any part while one commit is under way goes into the next. */
export interface CommitQueue {
	push(frame: Frame): void;
	/**
	 * Runs work between two commits: what is written to a part's log besides the queue must not meet frames that were
	 * admitted without it. Commits wait for it.
	 */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** Resolves when nothing is under way. */
	idle(): Promise<void>;
}

type QueueDeps = Pick<
	SyncDeps,
	'db' | 'now' | 'grantsHeld' | 'appendQuickly' | 'grantsInside' | 'touched' | 'storeFailed' | 'log' | 'metrics'
> & {
	/** A room was given up after a failed commit. */
	readonly forget: (room: Room) => void;
};

/** Longest pause between two commits (ms), and how many times the last one's time it is otherwise. */
const LONGEST_PAUSE = 25;
const GATHER_FACTOR = 2;

/** Frames in one commit from which on gathering more is worth the wait; a few people's keys go out at once. */
const BUSY_FRAMES = 8;

export function createCommitQueue(deps: QueueDeps): CommitQueue {
	let queue: Frame[] = [];
	let running: Promise<void> | null = null;
	/** The end of the last commit or work that had its turn. */
	let turnEnd: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const mine = turnEnd.then(work, work);
		turnEnd = mine.catch(() => undefined);
		return mine;
	};
	/** Twice as long as a busy commit took, the next one gathers: at most a third of the time is commits, and each holds more. */
	let notBefore = 0;

	const commitOnce = async (): Promise<void> => {
		const began = performance.now();
		const frames = queue.splice(0);
		const bundles = bundlesOf(frames);
		try {
			admitBundles(deps, bundles);
			const rows = await patiently(() => storeBundles(deps, bundles));
			const seconds = (performance.now() - began) / 1000;
			if (rows > 0) {
				deps.metrics.committed({ rows, seconds });
			}
			settle(bundles);
		} catch (error) {
			deps.log.error({ error: String(error), parts: bundles.map(({ room }) => room.part) }, 'commit failed');
			giveUp(bundles);
			deps.storeFailed(error);
		}
		const ended = performance.now();
		notBefore = frames.length < BUSY_FRAMES ? ended : ended + Math.min(LONGEST_PAUSE, GATHER_FACTOR * (ended - began));
	};

	const run = async (): Promise<void> => {
		while (queue.length > 0) {
			// One turn of the event loop at least lets frames that arrived together share a commit.
			await turn(notBefore - performance.now());
			await inTurn(commitOnce);
		}
		running = null;
	};

	/** After the commit: acknowledge the writers, then relay to the others; drop what a refusal makes void. */
	const settle = (bundles: readonly Bundle[]): void => {
		for (const bundle of bundles) {
			for (const frame of bundle.frames) {
				bundle.room.unsettled.delete(frame);
			}
			answer(deps, bundle);
		}
		for (const [room, own] of Map.groupBy(bundles, (bundle) => bundle.room)) {
			relay(room, own);
			const ended = own.flatMap((bundle) => (bundle.refused === null && !bundle.signedOut ? [] : [bundle.connection]));
			if (ended.length > 0) {
				queue = queue.filter((frame) => !isVoid(frame, ended));
				room.rebuild();
			}
			room.settled();
			if (own.some((bundle) => bundle.update !== null)) {
				deps.touched(room.part);
			}
		}
	};

	const giveUp = (bundles: readonly Bundle[]): void => {
		const rooms = new Set(bundles.map(({ room }) => room));
		queue = queue.filter((frame) => !rooms.has(frame.room));
		for (const room of rooms) {
			room.fail();
			deps.forget(room);
		}
	};

	return {
		push(frame) {
			frame.room.unsettled.add(frame);
			queue.push(frame);
			running ??= run();
		},
		alone: inTurn,
		async idle() {
			while (running !== null) {
				await running;
			}
		},
	};
}

/** How long a commit waits for another program that holds the database (ms), and between two tries. */
const BUSY_PATIENCE = 5_000;
const BUSY_PAUSE = 50;

/** Tries again while another program holds the database: nobody is sent away for a moment, and nobody waits who need not. */
async function patiently<T>(store: () => Promise<T>): Promise<T> {
	const until = performance.now() + BUSY_PATIENCE;
	for (;;) {
		try {
			return await store();
		} catch (error) {
			if (!isBusy(error) || performance.now() > until) {
				throw error;
			}
			await turn(BUSY_PAUSE);
		}
	}
}

/** The next turn of the event loop, or one after `ms`. */
function turn(ms: number): Promise<void> {
	return new Promise((resolve) => {
		ms >= 1 ? setTimeout(resolve, ms) : setImmediate(resolve);
	});
}

function answer(deps: Pick<SyncDeps, 'log' | 'metrics'>, bundle: Bundle): void {
	const { connection, frames, refused, room } = bundle;
	if (bundle.signedOut) {
		end(connection, closeCode.notSignedIn, 'signed out');
		return;
	}
	const dealtWith = refused === null ? (frames.at(-1)?.number ?? 0) : refused.number - 1;
	const step2 = frames.findLast(({ isStep2, number }) => isStep2 && number <= dealtWith);
	if (step2 !== undefined) {
		connection.gaps.healed(step2.number);
	}
	const durable = connection.gaps.durable(dealtWith);
	if (durable > 0) {
		send(connection, framed(encodeDurable(durable)));
	}
	if (refused !== null && connection.writing.kind !== 'over') {
		const { number, code, text } = refused;
		connection.writing = { kind: 'refused', at: number };
		deps.metrics.refused(code);
		deps.log.warn({ part: room.part, person: connection.session.personId, code }, 'edit refused');
		send(connection, framed(encodeRefused(number, code, text)));
	}
}

/** Later frames of a refused client would be gaps: they are dropped, the client rescues its words. */
function isVoid(frame: Frame, ended: readonly Connection[]): boolean {
	if (!ended.includes(frame.connection)) {
		return false;
	}
	frame.room.unsettled.delete(frame);
	return true;
}

function relay(room: Room, bundles: readonly Bundle[]): void {
	const stored = bundles.filter((bundle) => bundle.update !== null);
	const update = merged(stored.map((bundle) => bundle.update as Uint8Array));
	if (update === null) {
		return;
	}
	room.committed.push(update, stored.flatMap(surveysOf));
	// A single writer has its own words already; of several, each lacks the others'.
	room.relay(update, stored.length === 1 ? new Set(stored.map(({ connection }) => connection)) : new Set());
}
