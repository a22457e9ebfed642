import * as decoding from 'lib0/decoding';
import { limits } from './limits.ts';
import { type ClientMessage, messageType, type News, type RightsNotice, syncType } from './message.ts';

/** A decoded frame, or why it is none. Never throws: one malformed frame must close that socket only. */
export type Decoded = { readonly ok: true; readonly message: ClientMessage } | { readonly ok: false; readonly why: string };

const bad = (why: string): Decoded => ({ ok: false, why });

/** Decodes one frame from a client. The whole frame must be consumed. */
export function decodeClientMessage(frame: Uint8Array): Decoded {
	try {
		const decoder = decoding.createDecoder(frame);
		const message = readClientMessage(decoder);
		if (message === null) {
			return bad('unknown message type');
		}
		return decoding.hasContent(decoder) ? bad('trailing bytes') : { ok: true, message };
	} catch (error) {
		return bad(error instanceof Error ? error.message : 'not readable');
	}
}

function readClientMessage(decoder: decoding.Decoder): ClientMessage | null {
	switch (decoding.readVarUint(decoder)) {
		case messageType.sync:
			return readSync(decoder);
		case messageType.awareness:
			return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
		case messageType.queryAwareness:
			return { kind: 'query-awareness' };
		default:
			// auth (2) is the server's to send; ours above 99 too.
			return null;
	}
}

function readSync(decoder: decoding.Decoder): ClientMessage | null {
	switch (decoding.readVarUint(decoder)) {
		case syncType.step1:
			return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) };
		case syncType.step2:
			return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
		case syncType.update:
			return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
		default:
			return null;
	}
}

/** Whether a state vector names no more clients than a part ever has. */
export function isFairStateVector(stateVector: Uint8Array): boolean {
	return (
		stateVector.byteLength <= limits.stateVector &&
		decoding.readVarUint(decoding.createDecoder(stateVector)) <= limits.stateVectorEntries
	);
}

/** Whether an outgoing frame of a client carries an update, and therefore counts. */
export function bearsUpdate(frame: Uint8Array): boolean {
	return frame[0] === messageType.sync && (frame[1] === syncType.step2 || frame[1] === syncType.update);
}

/** Reads the body of a `durable` message after its type byte. */
export function readDurable(decoder: decoding.Decoder): number {
	return decoding.readVarUint(decoder);
}

/** Reads the body of a `refused` message after its type byte. */
export function readRefused(decoder: decoding.Decoder): { count: number; code: string; text: string } {
	const count = decoding.readVarUint(decoder);
	const code = decoding.readVarString(decoder);
	return { count, code, text: decoding.readVarString(decoder) };
}

/** Reads the body of a `rights` message after its type byte. */
export function readRights(decoder: decoding.Decoder): RightsNotice {
	return JSON.parse(decoding.readVarString(decoder)) as RightsNotice;
}

/** Reads the body of a `news` message after its type byte. */
export function readNews(decoder: decoding.Decoder): News {
	return JSON.parse(decoding.readVarString(decoder)) as News;
}
