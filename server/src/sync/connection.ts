import { type CloseCode, closeCode, encodeRights, type RightsNotice } from '@renkei/sync-protocol';
import type { WebSocket } from 'ws';
import type { Grant } from '../auth/grants.ts';
import type { Session } from '../auth/sessions.ts';
import type { Budget } from './budget.ts';
import type { Gaps } from './gaps.ts';
import { framed, type Outlet, type WireFrame } from './outlet.ts';

/** How far the writing of one connection has come. Once refused, every later update of that client would be a gap. */
export type Writing =
	| { readonly kind: 'open' }
	/** A frame will be refused with the next commit; what follows it is dropped until the client hears so. */
	| { readonly kind: 'ending' }
	/** Frame `at` was refused; nothing that adds something is taken any more. */
	| { readonly kind: 'refused'; readonly at: number }
	/** Closed from here: what still comes in on the socket is not taken. */
	| { readonly kind: 'over' };

/** One socket on one part. */
export interface Connection {
	readonly socket: Pick<WebSocket, 'close' | 'ping' | 'terminate' | 'readyState' | 'OPEN'>;
	readonly outlet: Outlet;
	/** What its person may cost. */
	readonly budget: Budget;
	readonly session: Session;
	grant: Grant;
	/** Update-bearing frames received so far on this connection. */
	received: number;
	writing: Writing;
	readonly gaps: Gaps;
	/** The Yjs clientID that this connection speaks for in presence; bound at its first awareness message. */
	client: number | null;
	/** When anything was last heard (ticks, ms); a dead peer is noticed by silence. */
	heardAt: number;
	/** Bytes that may wait in its socket at present; more while a long part is on its way to it. */
	mayWait: number;
	/** Told when it is closed from here. */
	readonly ended: (code: CloseCode) => void;
}

/** Bytes that may wait in a socket before its reader is dropped; it comes again and gets the difference. */
export const MAX_WAITING = 4 * 1024 * 1024;

/**
 * What fits into the sockets of a slow line anyway. Below it a frame of any length may go, and what follows that frame
 * has as much room as ever: a long part must open, also while others write in it.
 */
const LITTLE_WAITING = 64 * 1024;

/** Closes a socket from here. A peer that does not answer may still send for half a minute; none of that is taken. */
export function end(connection: Connection, code: CloseCode, reason: string): void {
	if (connection.writing.kind !== 'over') {
		connection.ended(code);
	}
	connection.writing = { kind: 'over' };
	connection.outlet.flush();
	connection.socket.close(code, reason);
}

/** Sends unless the socket is gone; a reader that does not keep up is dropped to resync. */
export function send(connection: Connection, frame: WireFrame): void {
	const { socket, outlet } = connection;
	if (socket.readyState !== socket.OPEN) {
		return;
	}
	const waiting = outlet.waiting();
	if (waiting <= LITTLE_WAITING) {
		connection.mayWait = MAX_WAITING + frame.byteLength;
	} else if (waiting + frame.byteLength > connection.mayWait) {
		// A close would wait behind what is not taken, and keep it; a broken line makes the reader come again as well.
		connection.writing = { kind: 'over' };
		connection.ended(closeCode.tryLater);
		socket.terminate();
		return;
	}
	outlet.push(frame);
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
		send(connection, framed(encodeRights(noticeOf(grant))));
	}
}
