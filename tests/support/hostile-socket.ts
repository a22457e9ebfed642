import { bearsUpdate, messageType, readDurable, readRefused } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { HttpClient } from './http-client.ts';

/** What became of an attacker's socket. */
export type Outcome =
	/** Closed by the server. */
	| { readonly kind: 'closed'; readonly code: number }
	/** An edit was refused (101), the socket stays. */
	| { readonly kind: 'refused'; readonly code: string }
	/** Everything that was sent is on disk, or answered: the attack went through. */
	| { readonly kind: 'taken'; readonly code: 'durable' | 'answered' };

/** A bare socket that sends whatever bytes it is given. */
export interface HostileSocket {
	readonly socket: WebSocket;
	/** Frames of the server. */
	readonly frames: Uint8Array[];
	/** Close code once closed. */
	readonly closed: Promise<number>;
	/** Resolves once the server has spoken for the first time, or has closed. */
	readonly greeted: Promise<unknown>;
	/** Frames on disk so far, as told. */
	durable(): number;
	send(...frames: readonly (Uint8Array | string)[]): void;
	/** The first refusal, the close, or that all of it was taken, whichever comes. */
	outcome(): Promise<Outcome>;
	/** Resolves once the server has answered a question that was asked after everything sent so far; false when closed. */
	answered(): Promise<boolean>;
	end(): void;
}

interface Knock {
	readonly query?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Offers compression, which the server must not take up. */
	readonly deflate?: boolean;
}

/** Opens a socket on whatever name stands for the part, without waiting. */
export function knockAt(client: Pick<HttpClient, 'url' | 'cookie'>, part: string, knock: Knock = {}): HostileSocket {
	const { query = '', headers = {}, deflate = false } = knock;
	const socket = new WebSocket(`${client.url.replace('http', 'ws')}/sync/${part}${query}`, {
		headers: { cookie: client.cookie, ...headers },
		perMessageDeflate: deflate,
	});
	const frames: Uint8Array[] = [];
	const waiting = new Set<() => void>();
	// Thousands of sockets a run: looking again every few milliseconds would take most of its time.
	const when = <T>(ask: () => T): Promise<NonNullable<T>> =>
		new Promise((resolve) => {
			const look = (): void => {
				const answer = ask();
				if (answer) {
					waiting.delete(look);
					resolve(answer);
				}
			};
			waiting.add(look);
			look();
		});
	const changed = (): void => {
		for (const look of [...waiting]) {
			look();
		}
	};
	let code: number | null = null;
	let edits = 0;
	let questions = 0;
	const closed = new Promise<number>((resolve) => {
		socket.on('close', (told) => {
			code = told;
			resolve(told);
			changed();
		});
	});
	// A server that closes while megabytes are still on their way resets the line: the close code says the rest.
	socket.on('error', () => undefined);
	socket.on('message', (data: Buffer) => {
		frames.push(new Uint8Array(data));
		changed();
	});
	const told = <T>(type: number, read: (decoder: decoding.Decoder) => T): T | null => {
		const frame = frames.findLast((candidate) => candidate[0] === type);
		return frame === undefined ? null : read(decoding.createDecoder(frame.subarray(1)));
	};
	const answers = (): number => frames.filter((frame) => frame[0] === messageType.sync && frame[1] === 1).length;
	return {
		socket,
		frames,
		closed,
		greeted: when(() => frames.some((frame) => frame[0] === messageType.rights) || code !== null),
		durable: () => told(messageType.durable, readDurable) ?? 0,
		send(...sent) {
			for (const frame of sent) {
				if (typeof frame !== 'string' && bearsUpdate(frame)) {
					edits += 1;
				} else if (frame[0] === messageType.sync && frame[1] === 0) {
					questions += 1;
				}
				if (socket.readyState === socket.OPEN) {
					socket.send(frame);
				}
			}
		},
		outcome: () =>
			when((): Outcome | null => {
				const refusal = told(messageType.refused, readRefused);
				if (refusal !== null) {
					return { kind: 'refused', code: refusal.code };
				}
				if (code !== null) {
					return { kind: 'closed', code };
				}
				if (edits > 0 && (told(messageType.durable, readDurable) ?? 0) >= edits) {
					return { kind: 'taken', code: 'durable' };
				}
				return questions > 0 && answers() >= questions ? { kind: 'taken', code: 'answered' } : null;
			}),
		async answered() {
			const before = answers();
			this.send(new Uint8Array([0, 0, 1, 0]));
			await when(() => answers() > before || code !== null);
			return code === null;
		},
		end: () => socket.terminate(),
	};
}

/** Opens a socket and waits until the server has spoken. */
export async function intrude(client: Pick<HttpClient, 'url' | 'cookie'>, part: string, knock?: Knock): Promise<HostileSocket> {
	const hostile = knockAt(client, part, knock);
	await hostile.greeted;
	return hostile;
}
