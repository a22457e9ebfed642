import { bearsUpdate, messageType, syncType } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { CompositionGate, Lane } from './composition-gate.ts';

/** What the link wants to know of each connection. */
export interface SocketWatch {
	opened(): void;
	/** An update-bearing frame was given to the socket, to be sent or held. A step 2 comes out as the same object. */
	took(frame: Uint8Array): void;
	/** An update-bearing frame went out; the first on this connection has number 1. */
	sent(frame: Uint8Array): void;
	/** So many update-bearing frames wait for the end of a composition. */
	held(count: number): void;
}

/**
 * The socket class that the y-websocket provider builds its connections from: it counts the frames that `durable` and
 * `refused` number, and lets the gate of the part hold frames while somebody composes. A wrapper, not a subclass: the
 * provider sets `onmessage` as a property, which a subclass could not see.
 */
export function countingSocket(gate: CompositionGate, watch: SocketWatch): typeof WebSocket {
	class CountingSocket implements Lane {
		static readonly CONNECTING = 0;
		static readonly OPEN = 1;
		static readonly CLOSING = 2;
		static readonly CLOSED = 3;
		readonly OPEN = 1;
		readonly #socket: WebSocket;
		onopen: ((event: Event) => void) | null = null;
		onmessage: ((event: MessageEvent) => void) | null = null;
		onerror: ((event: Event) => void) | null = null;
		onclose: ((event: CloseEvent) => void) | null = null;

		constructor(url: string, protocols: string[]) {
			this.#socket = new WebSocket(url, protocols);
			this.#socket.binaryType = 'arraybuffer';
			this.#socket.onopen = (event) => {
				watch.opened();
				this.onopen?.(event);
			};
			this.#socket.onerror = (event) => this.onerror?.(event);
			this.#socket.onclose = (event) => {
				gate.drop(this);
				this.onclose?.(event);
			};
			this.#socket.onmessage = (event: MessageEvent) => {
				if (new Uint8Array(event.data as ArrayBuffer)[0] === messageType.sync) {
					gate.receive(this, event);
				} else {
					this.onmessage?.(event);
				}
			};
		}

		get readyState(): number {
			return this.#socket.readyState;
		}

		send(frame: Uint8Array): void {
			if (!bearsUpdate(frame)) {
				this.#socket.send(frame as Uint8Array<ArrayBuffer>);
				return;
			}
			watch.took(frame);
			gate.send(this, frame);
		}

		close(): void {
			gate.drop(this);
			this.#socket.close();
		}

		deliver(event: MessageEvent): void {
			this.onmessage?.(event);
		}

		transmit(frames: readonly Uint8Array[]): void {
			for (const frame of mergedFrames(frames)) {
				this.#socket.send(frame as Uint8Array<ArrayBuffer>);
				watch.sent(frame);
			}
		}

		holding(count: number): void {
			watch.held(count);
		}
	}
	// The provider uses no more of a WebSocket than what stands above.
	return CountingSocket as unknown as typeof WebSocket;
}

/**
 * Makes one frame of neighbouring update frames, so that a word that took ten changes of the input method is one update
 * to commit. A step 2 stays alone: it answers a question.
 */
export function mergedFrames(frames: readonly Uint8Array[]): readonly Uint8Array[] {
	const merged: Uint8Array[] = [];
	let updates: Uint8Array[] = [];
	const close = (): void => {
		if (updates.length > 0) {
			merged.push(updateFrame(updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates)));
			updates = [];
		}
	};
	for (const frame of frames) {
		if (frame[1] === syncType.update) {
			updates.push(updateIn(frame));
		} else {
			close();
			merged.push(frame);
		}
	}
	close();
	return merged;
}

/** The Yjs update inside an update-bearing frame. */
export function updateIn(frame: Uint8Array): Uint8Array {
	const decoder = decoding.createDecoder(frame);
	decoding.readVarUint(decoder);
	decoding.readVarUint(decoder);
	return decoding.readVarUint8Array(decoder);
}

function updateFrame(update: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.sync);
	encoding.writeVarUint(encoder, syncType.update);
	encoding.writeVarUint8Array(encoder, update);
	return encoding.toUint8Array(encoder);
}
