import { type Refusal, refusalOf } from '@renkei/plan';
import {
	type CloseCode,
	closeCode,
	decodeClientMessage,
	isFairStateVector,
	limits,
	type Survey,
	surveyUpdate,
} from '@renkei/sync-protocol';
import type { CommitQueue } from './commit-queue.ts';
import { type Connection, end, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { framed } from './outlet.ts';
import type { Room } from './room.ts';
import { tooLarge } from './too-large.ts';

/** Where a frame came in, and what takes it on. */
export interface Desk {
	readonly deps: Pick<SyncDeps, 'log' | 'limits' | 'metrics'>;
	readonly queue: CommitQueue;
	readonly room: Room;
	readonly connection: Connection;
}

/**
 * Takes one frame of a connection. Answers, queues, or closes that socket only.
 * @returns how many operations (structs and deletions) it was
 */
export function receive(desk: Desk, bytes: Uint8Array): number {
	const { deps, room, connection } = desk;
	if (connection.writing.kind === 'over') {
		return 0;
	}
	const decoded = decodeClientMessage(bytes);
	if (!decoded.ok) {
		deps.metrics.frame('malformed');
		return drop(desk, closeCode.malformed, decoded.why, bytes.byteLength);
	}
	const { message } = decoded;
	deps.metrics.frame(message.kind);
	if (message.kind !== 'step2' && bytes.byteLength > deps.limits.maxFrame) {
		return drop(desk, closeCode.tooBig, 'frame too big', bytes.byteLength);
	}
	switch (message.kind) {
		case 'step1':
			return answerStep1(desk, message.stateVector);
		case 'awareness':
			takeAwareness(desk, message.update);
			return 0;
		case 'query-awareness': {
			const everybody = room.presence.everybody();
			if (everybody !== null) {
				send(connection, framed(everybody));
			}
			return 0;
		}
		default:
			return takeUpdate(desk, message.update);
	}
}

function answerStep1(desk: Desk, stateVector: Uint8Array): number {
	if (!isFairStateVector(stateVector)) {
		return drop(desk, closeCode.malformed, 'state vector too big', stateVector.byteLength);
	}
	for (const frame of desk.room.committed.framesSince(stateVector)) {
		send(desk.connection, frame);
	}
	return 0;
}

function takeAwareness({ room, connection }: Desk, update: Uint8Array): void {
	const heard = room.presence.take(connection, update, (client) => mayBind(room, connection, client));
	if (connection.client !== null && room.clients.get(connection.client)?.refused === true) {
		end(connection, closeCode.copyRefused, 'this copy was refused');
		return;
	}
	if (heard) {
		room.presenceChanged();
	}
}

/** A clientID belongs to the person of its first update or awareness on the part. */
function mayBind(room: Room, connection: Connection, client: number): boolean {
	const known = room.clients.get(client);
	if (known === undefined) {
		room.clients.set(client, { person: connection.session.personId, refused: false, stored: false });
		return true;
	}
	return known.person === connection.session.personId;
}

function takeUpdate(desk: Desk, update: Uint8Array): number {
	const { connection } = desk;
	connection.received += 1;
	if (connection.writing.kind === 'ending') {
		return 0;
	}
	const surveyed = surveyUpdate(update);
	if (surveyed.kind !== 'fair') {
		return drop(desk, closeCode.malformed, surveyed.kind, update.byteLength);
	}
	const { survey } = surveyed;
	if (!judge(desk, update, survey)) {
		return 0;
	}
	return survey.structs + survey.deletions.reduce((sum, { ranges }) => sum + ranges.length / 2, 0);
}

/** @returns whether the update adds something: one that only repeats costs nobody anything */
function judge(desk: Desk, update: Uint8Array, survey: Survey): boolean {
	const { queue, room, connection } = desk;
	const known = room.known();
	const clients = known.newClients(survey);
	const place = { room, connection, number: connection.received };
	if (clients.length === 0 && known.knowsDeletions(survey)) {
		if (restsOnUnsettled(room, connection, survey)) {
			end(connection, closeCode.tryLater, 'not settled yet');
		} else if (connection.writing.kind === 'open') {
			// Step 2 of an unchanged client always carries its whole delete set: no refusal, whatever the right.
			queue.push({ ...place, kind: 'nothing' });
		}
		return false;
	}
	const owners = clients.map((client) => room.clients.get(client));
	// Before anything else: what follows a refused update is always a gap too.
	if (connection.writing.kind === 'refused' || owners.some((owner) => owner?.refused === true)) {
		end(connection, closeCode.copyRefused, 'this copy was refused');
		return false;
	}
	if (owners.some((owner) => owner !== undefined && owner.person !== connection.session.personId)) {
		drop(desk, closeCode.forbidden, 'clientID of another person', update.byteLength);
		return false;
	}
	if (known.hasGap(survey)) {
		drop(desk, closeCode.malformed, 'update with gaps', update.byteLength);
		return false;
	}
	if (owners.filter((owner) => owner === undefined).length > limits.newClients) {
		drop(desk, closeCode.malformed, 'too many new clients', update.byteLength);
		return false;
	}
	const { readOnly, may } = connection.grant;
	if (!may.includes('write')) {
		refuse(desk, readOnly ?? refusalOf('forbidden'), clients);
		return true;
	}
	if (clients.length > 0 && room.committed.size() + update.byteLength > limits.part) {
		refuse(desk, tooLarge, clients);
		return true;
	}
	for (const client of clients) {
		mayBind(room, connection, client);
	}
	known.add(survey);
	queue.push({ ...place, kind: 'write', update, survey, clients });
	return true;
}

/**
 * Whether an update repeats words that another connection has under way: a socket broke and came again at once. They may
 * yet be refused, so "already here" would be a promise nobody can keep. The client comes again when they are settled.
 */
function restsOnUnsettled(room: Room, connection: Connection, { runs }: Survey): boolean {
	if (runs.length === 0) {
		return false;
	}
	for (const frame of room.unsettled) {
		if (frame.kind === 'write' && frame.connection !== connection && runs.some(({ client }) => frame.clients.includes(client))) {
			return true;
		}
	}
	return false;
}

/** Takes its turn in the queue, so that what came before is acknowledged first. */
function refuse({ queue, room, connection }: Desk, why: Refusal, clients: readonly number[]): void {
	connection.writing = { kind: 'ending' };
	const { code, detail, text } = why;
	queue.push({ room, connection, number: connection.received, kind: 'refused', code, text: detail ?? text, clients });
}

/** Closes one socket with a log line that names who, where and why, never what was written. */
function drop({ deps, room, connection }: Desk, code: CloseCode, why: string, bytes: number): number {
	deps.log.warn({ part: room.part, person: connection.session.personId, code, why, bytes }, 'socket closed');
	end(connection, code, why.slice(0, 100));
	return 0;
}
