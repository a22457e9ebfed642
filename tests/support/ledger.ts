import { bearsUpdate, messageType, readDurable, readRefused, syncType } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import type { WebSocket } from 'ws';

const MARK = /\[\[[a-z0-9-]+\]\]/g;

/** The marks in some words. A mark stands for one insertion; nobody ever writes inside one. */
export const marksIn = (words: string): string[] => words.match(MARK) ?? [];

/** A mark that nobody else writes. */
export const markOf = (writer: string, count: number): string => `[[${writer}-${count}]]`;

/** What one writer put on the wire, and what the server said of it: read from the socket, whatever client drives it. */
export interface Ledger {
	/** Marks in frames that the server called durable. */
	readonly kept: ReadonlySet<string>;
	/** Marks in frames that it refused, or that came after one. */
	readonly refused: ReadonlySet<string>;
	/** Marks whose deletion it called durable. */
	readonly erased: ReadonlySet<string>;
	/** Marks that this writer tried to delete, whatever became of it. */
	readonly erasures: ReadonlySet<string>;
	/** Close codes so far. */
	readonly codes: readonly number[];
	/** Whether the copy is void: a frame of it was refused. */
	isVoid(): boolean;
	/** Whether everything sent on the present connection, the answer to its first question included, is durable. */
	isSettled(): boolean;
	/** Runs an act that deletes a mark; frames sent meanwhile, and each later step 2, carry the deletion. */
	erasing(mark: string, act: () => void): void;
	/** The writer dropped the void copy and begins a new one. */
	begin(): void;
	/** Begins to listen to a new connection of this writer. */
	watch(socket: WebSocket): void;
}

interface Sent {
	readonly marks: readonly string[];
	readonly erasures: readonly string[];
}

interface Line {
	readonly frames: Sent[];
	durable: number;
}

/** @param onKept hears of each mark at the moment at which the writer is told that it is durable */
export function createLedger(onKept: (mark: string) => void = () => undefined): Ledger {
	const kept = new Set<string>();
	const refused = new Set<string>();
	const erased = new Set<string>();
	const erasures = new Set<string>();
	const codes: number[] = [];
	const unsettledErasures = new Set<string>();
	let now: readonly string[] = [];
	let line: Line = { frames: [], durable: 0 };
	let isVoid = false;

	const noteSent = (own: Line, frame: Uint8Array): void => {
		if (bearsUpdate(frame)) {
			// A step 2 carries the copy's whole set of deletions, so whatever was deleted before is in it.
			const erasures = frame[1] === syncType.step2 ? [...unsettledErasures] : now;
			own.frames.push({ marks: marksIn(Buffer.from(frame).toString('latin1')), erasures });
		}
	};
	const noteDurable = (own: Line, count: number): void => {
		for (const { marks, erasures } of own.frames.slice(own.durable, count)) {
			for (const mark of marks) {
				if (!kept.has(mark)) {
					kept.add(mark);
					onKept(mark);
				}
			}
			for (const mark of erasures) {
				unsettledErasures.delete(mark);
				erased.add(mark);
			}
		}
		own.durable = Math.max(own.durable, count);
	};
	const noteRefused = (own: Line, count: number): void => {
		isVoid = true;
		for (const { marks } of own.frames.slice(count - 1)) {
			for (const mark of marks) {
				refused.add(mark);
			}
		}
	};
	return {
		kept,
		refused,
		erased,
		erasures,
		codes,
		isVoid: () => isVoid,
		isSettled: () => line.frames.length > 0 && line.durable >= line.frames.length,
		erasing(mark, act) {
			erasures.add(mark);
			unsettledErasures.add(mark);
			now = [mark];
			act();
			now = [];
		},
		begin() {
			isVoid = false;
			unsettledErasures.clear();
		},
		watch(socket) {
			const own: Line = { frames: [], durable: 0 };
			line = own;
			const send = socket.send.bind(socket) as (bytes: Uint8Array) => void;
			socket.send = (bytes: unknown): void => {
				noteSent(own, bytes as Uint8Array);
				send(bytes as Uint8Array);
			};
			socket.on('message', (bytes: Buffer) => {
				const decoder = decoding.createDecoder(new Uint8Array(bytes));
				const type = decoding.readVarUint(decoder);
				if (type === messageType.durable) {
					noteDurable(own, readDurable(decoder));
				} else if (type === messageType.refused) {
					noteRefused(own, readRefused(decoder).count);
				}
			});
			socket.on('close', (code) => {
				codes.push(code);
				isVoid ||= code === 4409;
			});
		},
	};
}
