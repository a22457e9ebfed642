import { type Refusal, refusalOf } from '@renkei/plan';
import { type CloseCode, closeCode, decodeClientMessage, encodeStep2, limits, weighUpdate } from '@renkei/sync-protocol';
import type { CommitQueue } from './commit-queue.ts';
import { type Connection, end, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import type { Frame, Room } from './room.ts';

/** Takes one frame of a connection. Answers, queues, or closes that socket only. */
export function receive(
	deps: Pick<SyncDeps, 'log' | 'limits'>,
	queue: CommitQueue,
	room: Room,
	connection: Connection,
	bytes: Uint8Array,
): void {
	if (connection.writing.kind === 'over') {
		return;
	}
	const decoded = decodeClientMessage(bytes);
	if (!decoded.ok) {
		drop(deps, room, connection, closeCode.malformed, decoded.why, bytes.byteLength);
		return;
	}
	const { message } = decoded;
	if (message.kind !== 'step2' && bytes.byteLength > deps.limits.maxFrame) {
		drop(deps, room, connection, closeCode.tooBig, 'frame too big', bytes.byteLength);
		return;
	}
	switch (message.kind) {
		case 'step1':
			answerStep1(deps, room, connection, message.stateVector);
			return;
		case 'awareness':
			takeAwareness(room, connection, message.update);
			return;
		case 'query-awareness': {
			const everybody = room.presence.everybody();
			if (everybody !== null) {
				send(connection, everybody);
			}
			return;
		}
		default:
			takeUpdate(deps, queue, room, connection, message.update);
	}
}

function answerStep1(deps: Pick<SyncDeps, 'log'>, room: Room, connection: Connection, stateVector: Uint8Array): void {
	if (stateVector.byteLength > limits.stateVector) {
		drop(deps, room, connection, closeCode.malformed, 'state vector too big', stateVector.byteLength);
		return;
	}
	send(connection, encodeStep2(room.committed.since(stateVector)));
}

function takeAwareness(room: Room, connection: Connection, update: Uint8Array): void {
	const heard = room.presence.take(connection, update, (client) => mayBind(room, connection, client));
	if (connection.client !== null && room.clients.get(connection.client)?.refused === true) {
		end(connection, closeCode.copyRefused, 'this copy was refused');
		return;
	}
	if (heard !== null) {
		room.broadcast(heard, connection);
	}
}

/** A clientID belongs to the person of its first update or awareness on the part. */
function mayBind(room: Room, connection: Connection, client: number): boolean {
	const known = room.clients.get(client);
	if (known === undefined) {
		room.clients.set(client, { person: connection.session.personId, refused: false });
		return true;
	}
	return known.person === connection.session.personId;
}

function takeUpdate(
	deps: Pick<SyncDeps, 'log'>,
	queue: CommitQueue,
	room: Room,
	connection: Connection,
	update: Uint8Array,
): void {
	connection.received += 1;
	const { writing } = connection;
	if (writing.kind === 'ending') {
		return;
	}
	const weight = weighUpdate(update);
	if (weight.kind !== 'fair') {
		drop(deps, room, connection, closeCode.malformed, weight.kind, update.byteLength);
		return;
	}
	const place = { room, connection, number: connection.received };
	const inspection = room.inspect(update);
	if (inspection.kind === 'malformed') {
		drop(deps, room, connection, closeCode.malformed, inspection.why, update.byteLength);
		return;
	}
	if (inspection.kind === 'nothing') {
		if (restsOnUnsettled(room, connection, inspection.clients)) {
			end(connection, closeCode.tryLater, 'not settled yet');
			return;
		}
		// Step 2 of an unchanged client always carries its whole delete set: no refusal, whatever the right.
		if (writing.kind === 'open') {
			queue.push({ ...place, kind: 'nothing' });
		}
		return;
	}
	const { clients } = inspection;
	const known = clients.flatMap((client) => room.clients.get(client) ?? []);
	if (writing.kind === 'refused' || known.some((client) => client.refused)) {
		end(connection, closeCode.copyRefused, 'this copy was refused');
		return;
	}
	if (known.some((client) => client.person !== connection.session.personId)) {
		drop(deps, room, connection, closeCode.forbidden, 'clientID of another person', update.byteLength);
		return;
	}
	const { readOnly, may } = connection.grant;
	if (!may.includes('write')) {
		refuse(queue, place, readOnly ?? refusalOf('forbidden'), clients);
		return;
	}
	tryOn(deps, queue, place, update, clients);
}

/**
 * Whether an update repeats words that another connection has under way: a socket broke and came again at once. They may
 * yet be refused, so "already here" would be a promise nobody can keep. The client comes again when they are settled.
 */
function restsOnUnsettled(room: Room, connection: Connection, clients: readonly number[]): boolean {
	for (const frame of room.unsettled) {
		if (frame.kind === 'write' && frame.connection !== connection && frame.clients.some((client) => clients.includes(client))) {
			return true;
		}
	}
	return false;
}

function tryOn(
	deps: Pick<SyncDeps, 'log'>,
	queue: CommitQueue,
	place: Pick<Frame, 'room' | 'connection' | 'number'>,
	update: Uint8Array,
	clients: readonly number[],
): void {
	const { room, connection } = place;
	const admission = room.admit(update);
	if (admission.kind === 'applied') {
		for (const client of clients) {
			mayBind(room, connection, client);
		}
		queue.push({ ...place, kind: 'write', update, clients });
		return;
	}
	room.rebuild();
	if (admission.kind === 'malformed') {
		drop(deps, room, connection, closeCode.malformed, admission.why, update.byteLength);
		return;
	}
	deps.log.warn({ part: room.part, person: connection.session.personId, why: admission.why }, 'refused content');
	refuse(queue, place, refusalOf('invalid-content'), clients);
}

/** Takes its turn in the queue, so that what came before is acknowledged first. */
function refuse(
	queue: CommitQueue,
	place: Pick<Frame, 'room' | 'connection' | 'number'>,
	why: Refusal,
	clients: readonly number[],
): void {
	place.connection.writing = { kind: 'ending' };
	queue.push({ ...place, kind: 'refused', code: why.code, text: why.detail ?? why.text, clients });
}

/** Closes one socket with a log line that names who, where and why, never what was written. */
function drop(
	deps: Pick<SyncDeps, 'log'>,
	room: Room,
	connection: Connection,
	code: CloseCode,
	why: string,
	bytes: number,
): void {
	deps.log.warn({ part: room.part, person: connection.session.personId, code, why, bytes }, 'socket closed');
	end(connection, code, why.slice(0, 100));
}
