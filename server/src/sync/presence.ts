import { bodyLookOf, type Party } from '@renkei/plan';
import { encodeAwareness, limits } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Connection } from './connection.ts';

interface Entry {
	readonly client: number;
	readonly clock: number;
	/** JSON of the state, or null for somebody who left. */
	readonly state: string | null;
}

/** Who is in a part. A client speaks only for its own clientID, and never says who it is: the server writes that in. */
export interface Presence {
	/**
	 * Takes an awareness update of a connection.
	 * @param mayBind whether a clientID may be bound to this connection's person
	 * @returns whether the others should hear of it
	 */
	take(connection: Connection, update: Uint8Array, mayBind: (client: number) => boolean): boolean;
	/** The connection is gone. @returns whether the others should hear of it */
	leave(connection: Connection): boolean;
	/** What has changed since this was last asked, each client's newest state only; null when nothing has. */
	changes(): Uint8Array | null;
	/** Everybody who is here, for someone who comes in; null when nobody is. */
	everybody(): Uint8Array | null;
}

/** An awareness message without entries: keeps a stock client from giving up after 30 s of silence. */
export const heartbeat: Uint8Array = encodeEntries([]);

// Beyond this a forged clock would fix a name for good (reliability note A9).
const MAX_CLOCK = 2 ** 31;

function encodeEntries(entries: readonly Entry[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, entries.length);
	for (const { client, clock, state } of entries) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, state ?? 'null');
	}
	return encodeAwareness(encoding.toUint8Array(encoder));
}

function decodeEntries(update: Uint8Array): Entry[] {
	const decoder = decoding.createDecoder(update);
	const count = decoding.readVarUint(decoder);
	const entries: Entry[] = [];
	for (let at = 0; at < count && at < 100; at += 1) {
		const client = decoding.readVarUint(decoder);
		const clock = decoding.readVarUint(decoder);
		const state = decoding.readVarString(decoder);
		entries.push({ client, clock, state: state === 'null' ? null : state });
	}
	return entries;
}

/** Keys that would become an object's prototype in a careless program that reads them. */
function withoutTraps(key: string, value: unknown): unknown {
	return ['__proto__', 'constructor', 'prototype'].includes(key) ? undefined : value;
}

/** @param parties the plan's parties, for the look of each body */
export function createPresence(parties: () => readonly Party[]): Presence {
	const here = new Map<number, Entry>();
	let changed = new Map<number, Entry>();
	const note = (entry: Entry): boolean => {
		changed.set(entry.client, entry);
		return true;
	};

	const stamped = (connection: Connection, json: string): string | null => {
		const state = JSON.parse(json, withoutTraps) as unknown;
		if (state === null || typeof state !== 'object' || Array.isArray(state)) {
			return null;
		}
		const { seat } = connection.grant;
		const look = bodyLookOf(parties(), seat.party.code);
		const user = {
			// On a caret there is room for the family name; names are written 「山田 恵」.
			name: `${seat.party.shortName} ${seat.person.split(' ')[0]}`,
			person: seat.person,
			party: seat.party.code,
			partyName: seat.party.name,
			shortName: seat.party.shortName,
			color: look.colour,
			line: look.caret,
			shape: look.shape,
			seat: seat.id,
		};
		return JSON.stringify({ ...state, user });
	};

	const ownEntry = (connection: Connection, entries: readonly Entry[], mayBind: (client: number) => boolean): Entry | null => {
		if (connection.client === null) {
			const first = entries[0];
			// Who is leaving is not who speaks: a client without a state of its own still echoes that others left.
			if (first === undefined || first.state === null || here.has(first.client) || !mayBind(first.client)) {
				return null;
			}
			connection.client = first.client;
		}
		// A stock client echoes what it hears; states of others are dropped silently.
		return entries.find((entry) => entry.client === connection.client) ?? null;
	};

	return {
		take(connection, update, mayBind) {
			if (update.byteLength > limits.awareness) {
				return false;
			}
			const entry = ownEntry(connection, decodeEntries(update), mayBind);
			if (entry === null || entry.clock > MAX_CLOCK) {
				return false;
			}
			const state = entry.state === null ? null : stamped(connection, entry.state);
			const next = { ...entry, state };
			if (state === null) {
				here.delete(entry.client);
			} else {
				here.set(entry.client, next);
			}
			return note(next);
		},
		leave(connection) {
			const entry = connection.client === null ? undefined : here.get(connection.client);
			if (entry === undefined) {
				return false;
			}
			here.delete(entry.client);
			return note({ ...entry, clock: entry.clock + 1, state: null });
		},
		changes() {
			const entries = [...changed.values()];
			changed = new Map();
			return entries.length === 0 ? null : encodeEntries(entries);
		},
		everybody() {
			return here.size === 0 ? null : encodeEntries([...here.values()]);
		},
	};
}
