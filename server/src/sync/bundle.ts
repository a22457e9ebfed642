import type { RefusalCode } from '@renkei/plan';
import type { Survey } from '@renkei/sync-protocol';
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { Frame, Room, WriteFrame } from './room.ts';

/** Why a frame, and with it the rest of its bundle, is not taken. */
export interface BundleRefusal {
	/** Number of the frame on its connection. */
	readonly number: number;
	readonly code: RefusalCode;
	readonly text: string;
	/** Yjs clientIDs that stay refused. */
	readonly clients: readonly number[];
}

/** What one connection brought for one room in one commit. */
export interface Bundle {
	readonly room: Room;
	readonly connection: Connection;
	readonly frames: readonly Frame[];
	/** Merged bytes to store, or null. */
	update: Uint8Array | null;
	/** Set when the bundle, or its end, is refused. */
	refused: BundleRefusal | null;
	/** Set when its writer is signed out by now: nothing is taken, and nothing held against the words. */
	signedOut: boolean;
}

/** By room in id order (the order in which locks are taken) and connection, frames in the order they came. */
export function bundlesOf(frames: readonly Frame[]): Bundle[] {
	const byConnection = Map.groupBy(frames, (frame) => frame.connection);
	return [...byConnection.values()]
		.map(bundleOf)
		.sort((a, b) => (a.room.part < b.room.part ? -1 : a.room.part > b.room.part ? 1 : 0));
}

/** A connection is of one room only. A frame that was refused as it came ends the bundle. */
function bundleOf(frames: readonly Frame[]): Bundle {
	const { room, connection } = frames[0] as Frame;
	const refused = frames.find((frame) => frame.kind === 'refused');
	return { room, connection, frames, update: null, refused: refused ?? null, signedOut: false };
}

/** Frames of a bundle that bring something and come before the refused one. */
export function writesOf({ frames, refused }: Pick<Bundle, 'frames' | 'refused'>): WriteFrame[] {
	return frames.filter((frame) => frame.kind === 'write').filter(({ number }) => refused === null || number < refused.number);
}

/** Surveys of what a bundle stored. */
export function surveysOf(bundle: Bundle): Survey[] {
	return writesOf(bundle).map((frame) => frame.survey);
}

/** One update from several; null of none. */
export function merged(updates: readonly Uint8Array[]): Uint8Array | null {
	const [only, ...more] = updates;
	return only === undefined ? null : more.length === 0 ? only : Y.mergeUpdates([...updates]);
}
