import { type Admission, admit, type Inspection, inspect, openDoc } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { closeCode, encodeUpdate } from '@renkei/sync-protocol';
import type * as Y from 'yjs';
import type { PartClientRow } from '../storage/tables.ts';
import { type Committed, createCommitted } from './committed.ts';
import { type Connection, end, send } from './connection.ts';
import type { Presence } from './presence.ts';

/** One update-bearing frame on its way, in the order in which its connection sent it. */
export type Frame = {
	readonly room: Room;
	readonly connection: Connection;
	/** Its number on that connection, from 1. */
	readonly number: number;
} & (
	| { readonly kind: 'write'; readonly update: Uint8Array; readonly clients: readonly number[] }
	/** Adds nothing: only waits for its turn to be acknowledged. */
	| { readonly kind: 'nothing' }
	| { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly clients: readonly number[] }
);

/** A part that somebody has open. */
export interface Room {
	readonly part: string;
	readonly plan: string;
	readonly spec: PartSpec;
	readonly committed: Committed;
	readonly presence: Presence;
	readonly connections: Set<Connection>;
	/** Owner and refusal of each known Yjs clientID on this part. */
	readonly clients: Map<number, { readonly person: string; refused: boolean }>;
	/** Frames on their way to disk, in order. A room with any is never unloaded. */
	readonly unsettled: Set<Frame>;
	/** Judges an update against committed plus unsettled state. */
	inspect(update: Uint8Array): Inspection;
	/** Tries an update on committed plus unsettled state. After anything but `applied`, {@link rebuild}. */
	admit(update: Uint8Array): Admission;
	/** Throws the tried document away; the next trial builds it anew from what is committed and unsettled. */
	rebuild(): void;
	/** Frees the live document when nobody has written for a while. */
	rest(): void;
	relay(update: Uint8Array, except: ReadonlySet<Connection>): void;
	broadcast(frame: Uint8Array, except?: Connection): void;
	/** Load or commit failed: nobody was told "saved", the clients still hold their edits and come again. */
	fail(): void;
}

export interface RoomFacts {
	readonly part: string;
	readonly plan: string;
	readonly spec: PartSpec;
	readonly update: Uint8Array;
	readonly seq: number;
	readonly clients: readonly Pick<PartClientRow, 'client' | 'person' | 'refused'>[];
	readonly presence: Presence;
}

/** Opens a room on what is committed. */
export function createRoom(facts: RoomFacts): Room {
	const { part, plan, spec, presence } = facts;
	const committed = createCommitted(facts);
	const connections = new Set<Connection>();
	// Live only while somebody writes: readers need bytes, not a document.
	let doc: Y.Doc | null = null;

	const unsettled = new Set<Frame>();
	const live = (): Y.Doc => {
		if (doc === null) {
			doc = openDoc(committed.whole());
			for (const frame of unsettled) {
				if (frame.kind === 'write') {
					admit(doc, spec, frame.update);
				}
			}
		}
		return doc;
	};
	const rebuild = (): void => {
		doc?.destroy();
		doc = null;
	};
	const broadcast = (frame: Uint8Array, except?: Connection): void => {
		for (const connection of connections) {
			if (connection !== except) {
				send(connection, frame);
			}
		}
	};
	return {
		part,
		plan,
		spec,
		committed,
		presence,
		connections,
		clients: new Map(facts.clients.map((row) => [row.client, { person: row.person, refused: row.refused === 1 }])),
		unsettled,
		inspect: (update) => inspect(live(), update),
		admit: (update) => admit(live(), spec, update),
		rebuild,
		rest() {
			if (unsettled.size === 0) {
				rebuild();
			}
		},
		relay(update, except) {
			const frame = encodeUpdate(update);
			for (const connection of connections) {
				if (!except.has(connection)) {
					send(connection, frame);
				}
			}
		},
		broadcast,
		fail() {
			rebuild();
			unsettled.clear();
			for (const connection of connections) {
				end(connection, closeCode.tryLater, 'not stored');
			}
			connections.clear();
		},
	};
}
