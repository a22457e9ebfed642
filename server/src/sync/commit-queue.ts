import { encodeDurable, encodeRefused } from '@renkei/sync-protocol';
import * as Y from 'yjs';
import { append } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';
import { type Connection, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import type { Frame, Room } from './room.ts';

/** Group commit: what arrives for any part while one commit is under way goes into the next. */
export interface CommitQueue {
	push(frame: Frame): void;
	/** Resolves when nothing is under way. */
	idle(): Promise<void>;
}

/** What one connection brought for one room in one commit. */
interface Bundle {
	readonly room: Room;
	readonly connection: Connection;
	readonly frames: Frame[];
	/** Merged bytes to store, or null. */
	update: Uint8Array | null;
	/** Set when the bundle, or its end, is refused: the frame and why. */
	refused: { number: number; code: string; text: string; clients: readonly number[] } | null;
}

type QueueDeps = Pick<SyncDeps, 'db' | 'now' | 'grantInside' | 'touched' | 'log'> & {
	/** A room was given up after a failed commit. */
	readonly forget: (room: Room) => void;
};

export function createCommitQueue(deps: QueueDeps): CommitQueue {
	let queue: Frame[] = [];
	let running: Promise<void> | null = null;

	const run = async (): Promise<void> => {
		// One turn of the event loop lets frames that arrived together share the first commit.
		await new Promise((resolve) => setImmediate(resolve));
		while (queue.length > 0) {
			const bundles = bundlesOf(queue.splice(0));
			try {
				await commit(deps, bundles);
				settle(deps, bundles, queue);
			} catch (error) {
				deps.log.error({ error: String(error), parts: bundles.map(({ room }) => room.part) }, 'commit failed');
				giveUp(bundles);
			}
		}
		running = null;
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
		async idle() {
			while (running !== null) {
				await running;
			}
		},
	};
}

/** By room in id order (the order in which locks are taken) and connection, frames in the order they came. */
function bundlesOf(frames: readonly Frame[]): Bundle[] {
	const bundles: Bundle[] = [];
	for (const frame of frames) {
		const { room, connection } = frame;
		let bundle = bundles.find((candidate) => candidate.room === room && candidate.connection === connection);
		if (bundle === undefined) {
			bundle = { room, connection, frames: [], update: null, refused: null };
			bundles.push(bundle);
		}
		bundle.frames.push(frame);
	}
	return bundles.sort((a, b) => (a.room.part < b.room.part ? -1 : a.room.part > b.room.part ? 1 : 0));
}

async function commit(deps: QueueDeps, bundles: readonly Bundle[]): Promise<void> {
	for (const bundle of bundles) {
		plan(bundle);
	}
	if (bundles.every((bundle) => bundle.update === null && bundle.refused === null)) {
		return;
	}
	await deps.db.transaction().execute(async (tx) => {
		for (const bundle of bundles) {
			await write(deps, tx, bundle);
		}
	});
}

/** Splits a bundle at its first refused frame and merges what comes before. */
function plan(bundle: Bundle): void {
	const end = bundle.frames.findIndex((frame) => frame.kind === 'refused');
	const refused = bundle.frames[end];
	if (refused?.kind === 'refused') {
		bundle.refused = { number: refused.number, code: refused.code, text: refused.text, clients: refused.clients };
	}
	const taken = end < 0 ? bundle.frames : bundle.frames.slice(0, end);
	const updates = taken.flatMap((frame) => (frame.kind === 'write' ? [frame.update] : []));
	bundle.update = updates.length === 0 ? null : updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
}

async function write(deps: QueueDeps, tx: Tx, bundle: Bundle): Promise<void> {
	const { room, connection } = bundle;
	if (bundle.update !== null) {
		// The right and the lock are read where the row is written, so that a freeze and an edit can never both win.
		const grant = await deps.grantInside(tx, connection.grant.seat.id, room.part);
		if (grant?.may.includes('write') === true) {
			const row = { part: room.part, update: bundle.update, seat: grant.seat.id, at: deps.now().toISOString() };
			await append(tx, row);
		} else {
			refuseAll(bundle, grant?.readOnly ?? { code: 'forbidden', text: 'この操作は、いまの席ではできません。' });
		}
	}
	await writeClients(tx, bundle);
}

function refuseAll(bundle: Bundle, why: { readonly code: string; readonly text: string; readonly detail?: string }): void {
	const first = bundle.frames.find((frame) => frame.kind === 'write');
	const clients = bundle.frames.flatMap((frame) => (frame.kind === 'nothing' ? [] : frame.clients));
	bundle.update = null;
	bundle.refused = { number: first?.number ?? 0, code: why.code, text: why.detail ?? why.text, clients };
}

/** Stores whose clientIDs these are, and which stay refused whatever happens later. */
async function writeClients(tx: Tx, bundle: Bundle): Promise<void> {
	const { room, connection } = bundle;
	const person = connection.session.personId;
	const refused = new Set(bundle.refused?.clients ?? []);
	if (bundle.refused !== null && connection.client !== null) {
		refused.add(connection.client);
	}
	const written = bundle.frames.flatMap((frame) => (frame.kind === 'write' ? frame.clients : []));
	for (const client of new Set([...written, ...refused])) {
		const known = room.clients.get(client);
		const isRefused = refused.has(client) || known?.refused === true;
		if (known !== undefined && known.person !== person) {
			continue;
		}
		room.clients.set(client, { person, refused: isRefused });
		await tx
			.insertInto('part_client')
			.values({ part: room.part, client, person, refused: isRefused ? 1 : 0 })
			.onConflict((conflict) => conflict.columns(['part', 'client']).doUpdateSet({ refused: isRefused ? 1 : 0 }))
			.execute();
	}
}

/** After the commit: acknowledge the writers, then relay to the others; drop what a refusal makes void. */
function settle(deps: QueueDeps, bundles: readonly Bundle[], queue: Frame[]): void {
	const rooms = new Map<Room, Bundle[]>();
	for (const bundle of bundles) {
		rooms.set(bundle.room, [...(rooms.get(bundle.room) ?? []), bundle]);
		for (const frame of bundle.frames) {
			bundle.room.unsettled.delete(frame);
		}
		answer(bundle);
	}
	for (const [room, own] of rooms) {
		relayBatch(room, own);
		const ended = own.flatMap((bundle) => (bundle.refused === null ? [] : [bundle.connection]));
		if (ended.length > 0) {
			dropFrames(queue, room, ended);
			room.rebuild();
		}
		if (own.some((bundle) => bundle.update !== null)) {
			deps.touched(room.part);
		}
	}
}

function answer({ connection, frames, refused }: Bundle): void {
	const durable = refused === null ? (frames.at(-1)?.number ?? 0) : refused.number - 1;
	if (durable > 0) {
		send(connection, encodeDurable(durable));
	}
	if (refused !== null && connection.writing.kind !== 'over') {
		connection.writing = { kind: 'refused', at: refused.number };
		send(connection, encodeRefused(refused.number, refused.code, refused.text));
	}
}

/** Later frames of a refused client would be gaps: they are dropped, the client rescues its words. */
function dropFrames(queue: Frame[], room: Room, ended: readonly Connection[]): void {
	for (let at = queue.length - 1; at >= 0; at -= 1) {
		const frame = queue[at];
		if (frame !== undefined && frame.room === room && ended.includes(frame.connection)) {
			queue.splice(at, 1);
			room.unsettled.delete(frame);
		}
	}
}

function relayBatch(room: Room, bundles: readonly Bundle[]): void {
	const stored = bundles.filter((bundle) => bundle.update !== null);
	const [first, ...others] = stored;
	if (first === undefined) {
		return;
	}
	const updates = stored.map((bundle) => bundle.update as Uint8Array);
	const merged = others.length === 0 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
	room.committed.push(merged);
	// A single writer has its own words already; of several, each lacks the others'.
	room.relay(merged, others.length === 0 ? new Set([first.connection]) : new Set());
}
