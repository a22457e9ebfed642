import { type Admission, admit, openDoc } from '@renkei/part-doc';
import type { PartSpec, RefusalCode } from '@renkei/plan';
import { type ClientDeletions, closeCode, encodeUpdate, KnownState, limits, type Survey } from '@renkei/sync-protocol';
import * as Y from 'yjs';
import type { PartLog } from '../storage/part-log.ts';
import type { PartClientRow } from '../storage/tables.ts';
import { type Committed, createCommitted, surveyOwn } from './committed.ts';
import { type Connection, end, send } from './connection.ts';
import { framed, type WireFrame } from './outlet.ts';
import type { Presence } from './presence.ts';

interface FramePlace {
	readonly room: Room;
	readonly connection: Connection;
	/** Its number on that connection, from 1. */
	readonly number: number;
	/** A step 2 holds everything that its client has. */
	readonly isStep2: boolean;
}

/** Brings something; `clients` are those whose new structs it brings. */
export interface WriteFrame extends FramePlace {
	readonly kind: 'write';
	readonly update: Uint8Array;
	readonly survey: Survey;
	readonly clients: readonly number[];
	/** Deletions that were new when it came. */
	readonly deletions: readonly ClientDeletions[];
}

/** One update-bearing frame on its way, in the order in which its connection sent it. */
export type Frame =
	| WriteFrame
	/** Adds nothing: only waits for its turn to be acknowledged. */
	| (FramePlace & { readonly kind: 'nothing' })
	| (FramePlace & {
			readonly kind: 'refused';
			readonly code: RefusalCode;
			readonly text: string;
			readonly clients: readonly number[];
	  });

/** Whose a Yjs clientID is on a part. */
export interface ClientOwner {
	readonly person: string;
	readonly refused: boolean;
	/** Whether the database says the same: it is told with the first edit. */
	readonly stored: boolean;
}

/** A part that somebody has open. */
export interface Room {
	readonly part: string;
	readonly plan: string;
	readonly spec: PartSpec;
	readonly committed: Committed;
	readonly presence: Presence;
	readonly connections: Set<Connection>;
	/** Owner and refusal of each known Yjs clientID on this part. */
	readonly clients: Map<number, ClientOwner>;
	/** Frames on their way to disk, in order. A room with any is never unloaded. */
	readonly unsettled: Set<Frame>;
	/** What is committed and unsettled, without a document; whoever adds to the unsettled adds here too. */
	known(): KnownState;
	/**
	 * Tries an update on the live document: what is committed and what the present commit holds so far. After anything
	 * but `applied`, {@link startAgain}.
	 */
	admit(update: Uint8Array, clients: readonly number[]): Admission;
	/** Throws the live document away for one of what is committed and these frames of the present commit. */
	startAgain(frames: readonly WriteFrame[]): void;
	/** Called when the live document holds what is committed and nothing else: right after a commit. */
	settled(): void;
	/** Something that was unsettled will never be: document and known state are made anew from what is left. */
	rebuild(): void;
	/** Called at each heartbeat: frees the live document when nobody has written for about a minute. */
	rest(): void;
	/** Takes in what was committed past the queue, and relays it to everybody. */
	appended(update: Uint8Array, client: number, person: string): void;
	relay(update: Uint8Array, except: ReadonlySet<Connection>): void;
	broadcast(frame: WireFrame): void;
	/** Somebody's presence changed: the others hear of it soon, whatever else changes meanwhile. */
	presenceChanged(): void;
	/** Load or commit failed: nobody was told "saved", the clients still hold their edits and come again. */
	fail(): void;
}

export interface RoomFacts {
	readonly part: string;
	readonly plan: string;
	readonly spec: PartSpec;
	readonly log: PartLog;
	readonly clients: readonly Pick<PartClientRow, 'client' | 'person' | 'refused'>[];
	readonly presence: Presence;
}

/** Heartbeats without a write after which the live document goes. */
const QUIET_BEATS = 4;

/** Opens a room on what is committed. */
export function createRoom(facts: RoomFacts): Room {
	const { part, plan, spec, presence } = facts;
	const committed = createCommitted(facts.log);
	const connections = new Set<Connection>();
	const unsettled = new Set<Frame>();
	const clients = new Map<number, ClientOwner>(
		facts.clients.map((row) => [row.client, { person: row.person, refused: row.refused === 1, stored: true }]),
	);
	// Live only while somebody writes: readers need bytes, not a document.
	let doc: Y.Doc | null = null;
	let known: KnownState | null = null;
	let telling = false;
	let quietBeats = 0;

	const forgetDoc = (): void => {
		doc?.destroy();
		doc = null;
	};
	const live = (): Y.Doc => {
		doc ??= openDoc(committed.whole());
		return doc;
	};
	const knownNow = (): KnownState => {
		if (known === null) {
			known = new KnownState();
			for (const update of committed.pieces()) {
				known.add(surveyOwn(update));
			}
			for (const frame of unsettled) {
				if (frame.kind === 'write') {
					known.add(frame.survey);
				}
			}
		}
		return known;
	};
	const rebuild = (): void => {
		forgetDoc();
		known = null;
	};
	const relay = (update: Uint8Array, except: ReadonlySet<Connection>): void => {
		const frame = framed(encodeUpdate(update));
		for (const connection of connections) {
			if (!except.has(connection)) {
				send(connection, frame);
			}
		}
	};
	const broadcast = (frame: WireFrame): void => {
		for (const connection of connections) {
			send(connection, frame);
		}
	};
	return {
		part,
		plan,
		spec,
		committed,
		presence,
		connections,
		clients,
		unsettled,
		known: knownNow,
		admit(update, clients) {
			quietBeats = 0;
			return admit(live(), spec, update, clients);
		},
		startAgain(frames) {
			forgetDoc();
			for (const frame of frames) {
				admit(live(), spec, frame.update, frame.clients);
			}
		},
		settled() {
			if (doc !== null && committed.isDue()) {
				committed.fold(Y.encodeStateAsUpdate(doc));
			}
		},
		appended(update, client, person) {
			committed.push(update, [surveyOwn(update)]);
			clients.set(client, { person, refused: false, stored: true });
			// A commit may be under way: the live document is made anew of what is committed when the next one needs it.
			rebuild();
			relay(update, new Set());
		},
		rebuild,
		rest() {
			quietBeats += 1;
			if (unsettled.size === 0 && quietBeats > QUIET_BEATS) {
				rebuild();
			}
		},
		relay,
		broadcast,
		presenceChanged() {
			if (telling) {
				return;
			}
			telling = true;
			// Carets move at every key of everybody; nobody reads faster than this.
			setTimeout(() => {
				telling = false;
				const changes = presence.changes();
				if (changes !== null) {
					broadcast(framed(changes));
				}
			}, limits.presencePause).unref();
		},
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
