import { assertNever, type Refusal } from '@renkei/plan';
import {
	type CloseCode,
	closeCode,
	decodeClientMessage,
	encodeStep1,
	isFairStateVector,
	type Survey,
	surveyUpdate,
} from '@renkei/sync-protocol';
import type { CommitQueue } from './commit-queue.ts';
import { type Connection, end, send } from './connection.ts';
import type { SyncDeps } from './deps.ts';
import { judgeUpdate } from './judge-update.ts';
import { framed } from './outlet.ts';
import type { Room } from './room.ts';

/** Where a frame came in, and what takes it on. */
export interface Desk {
	readonly deps: Pick<SyncDeps, 'log' | 'limits' | 'metrics' | 'ticks'>;
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
			return takeUpdate(desk, message);
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

function takeUpdate(desk: Desk, { kind, update }: { kind: 'step2' | 'update'; update: Uint8Array }): number {
	const { queue, room, connection } = desk;
	connection.received += 1;
	if (connection.writing.kind === 'ending') {
		return 0;
	}
	const surveyed = surveyUpdate(update);
	if (surveyed.kind !== 'fair') {
		return drop(desk, closeCode.malformed, surveyed.kind, update.byteLength);
	}
	const { survey } = surveyed;
	const isStep2 = kind === 'step2';
	const place = { room, connection, number: connection.received, isStep2 };
	if (isStep2) {
		connection.gaps.caughtUp();
	}
	const verdict = judgeUpdate(survey, { room, connection, bytes: update.byteLength });
	switch (verdict.kind) {
		case 'nothing':
			// Step 2 of an unchanged client always carries its whole delete set: no refusal, whatever the right.
			if (connection.writing.kind === 'open') {
				queue.push({ ...place, kind: 'nothing' });
			}
			return 0;
		case 'gap':
			return answerGap(desk, update);
		case 'close':
			return drop(desk, verdict.code, verdict.why, update.byteLength);
		case 'refuse':
			connection.writing = { kind: 'ending' };
			// Takes its turn in the queue, so that what came before is acknowledged first.
			queue.push({ ...place, kind: 'refused', ...refusalText(verdict.why), clients: verdict.clients });
			return operationsOf(survey);
		case 'take':
			for (const client of verdict.clients) {
				mayBind(room, connection, client);
			}
			room.known().add(survey);
			queue.push({ ...place, kind: 'write', update, survey, clients: verdict.clients, deletions: verdict.deletions });
			return operationsOf(survey);
		default:
			return assertNever(verdict);
	}
}

/** What an update costs its person: structs and deletions. */
function operationsOf({ structs, deletions }: Survey): number {
	return structs + deletions.reduce((sum, { ranges }) => sum + ranges.length / 2, 0);
}

function answerGap(desk: Desk, update: Uint8Array): number {
	const { deps, room, connection } = desk;
	switch (connection.gaps.note(connection.received, deps.ticks())) {
		case 'wait':
			return 0;
		case 'ask':
			send(connection, framed(encodeStep1(room.committed.stateVector())));
			return 0;
		case 'close':
			return drop(desk, closeCode.malformed, 'update with gaps', update.byteLength);
	}
}

function refusalText({ code, text, detail }: Refusal): Pick<Refusal, 'code' | 'text'> {
	return { code, text: detail ?? text };
}

/** Closes one socket with a log line that names who, where and why, never what was written. */
function drop({ deps, room, connection }: Desk, code: CloseCode, why: string, bytes: number): number {
	deps.log.warn({ part: room.part, person: connection.session.personId, code, why, bytes }, 'socket closed');
	end(connection, code, why.slice(0, 100));
	return 0;
}
