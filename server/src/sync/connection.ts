import { encodeRights, type RightsNotice } from '@renkei/sync-protocol';
import type { WebSocket } from 'ws';
import type { Grant } from '../auth/grants.ts';
import type { Session } from '../auth/sessions.ts';

/** How far the writing of one connection has come. Once refused, every later update of that client would be a gap. */
export type Writing =
	| { readonly kind: 'open' }
	/** Frame `at` was refused; nothing that adds something is taken any more. */
	| { readonly kind: 'refused'; readonly at: number };

/** One socket on one part. */
export interface Connection {
	readonly socket: WebSocket;
	readonly session: Session;
	grant: Grant;
	/** Update-bearing frames received so far on this connection. */
	received: number;
	writing: Writing;
	/** The Yjs clientID that this connection speaks for in presence; bound at its first awareness message. */
	client: number | null;
	/** When anything was last heard (ms); a dead peer is noticed by silence. */
	heardAt: number;
}

/** Bytes that may wait in a socket before its reader is dropped; it comes again and gets the difference. */
const MAX_WAITING = 4 * 1024 * 1024;

/** Sends unless the socket is gone; a reader that does not keep up is dropped to resync. */
export function send(connection: Connection, frame: Uint8Array): void {
	const { socket } = connection;
	if (socket.readyState !== socket.OPEN) {
		return;
	}
	if (socket.bufferedAmount + frame.byteLength > MAX_WAITING) {
		socket.close(1013, 'too slow');
		return;
	}
	socket.send(frame);
}

/** What a grant means for the person at the screen. */
export function noticeOf(grant: Grant): RightsNotice {
	const readOnly =
		grant.readOnly === null ? null : { code: grant.readOnly.code, text: grant.readOnly.detail ?? grant.readOnly.text };
	return { may: grant.may, state: grant.state, readOnly };
}

/** Gives a connection its grant, and tells it when that says something new. */
export function regrant(connection: Connection, grant: Grant): void {
	const before = JSON.stringify(noticeOf(connection.grant));
	connection.grant = grant;
	if (JSON.stringify(noticeOf(grant)) !== before) {
		send(connection, encodeRights(noticeOf(grant)));
	}
}
