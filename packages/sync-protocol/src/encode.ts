import * as encoding from 'lib0/encoding';
import { messageType, type News, type RightsNotice, syncType } from './message.ts';

function framed(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function syncMessage(kind: number, bytes: Uint8Array): Uint8Array {
	return framed(messageType.sync, (encoder) => {
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

/** Asks for what is missing, given a state vector. */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
	return syncMessage(syncType.step1, stateVector);
}

/** Answers a step 1. */
export function encodeStep2(update: Uint8Array): Uint8Array {
	return syncMessage(syncType.step2, update);
}

/** One update, as relayed. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
	return syncMessage(syncType.update, update);
}

/** An awareness update (y-protocols/awareness encoding). */
export function encodeAwareness(update: Uint8Array): Uint8Array {
	return framed(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

/** The first `count` update-bearing frames of this connection are on disk. */
export function encodeDurable(count: number): Uint8Array {
	return framed(messageType.durable, (encoder) => encoding.writeVarUint(encoder, count));
}

/** Frame `count` is refused; counting and writing end here for this connection. */
export function encodeRefused(count: number, code: string, text: string): Uint8Array {
	return framed(messageType.refused, (encoder) => {
		encoding.writeVarUint(encoder, count);
		encoding.writeVarString(encoder, code);
		encoding.writeVarString(encoder, text);
	});
}

/** What this connection may do now. */
export function encodeRights(notice: RightsNotice): Uint8Array {
	return framed(messageType.rights, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)));
}

/** Something of the plan changed. */
export function encodeNews(news: News): Uint8Array {
	return framed(messageType.news, (encoder) => encoding.writeVarString(encoder, JSON.stringify(news)));
}
