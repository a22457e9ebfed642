import * as Y from 'yjs';
import type { Bench } from './case.ts';
import { lettersOf } from './letters.ts';
import type { Material } from './material.ts';

/** One client that opened a document with content. */
export interface Opening {
	/** From the connection's start until everything had come (ms); NaN for one that never got it. */
	readonly receivedMs: number;
	/** The same until a document held it (ms). */
	readonly appliedMs: number;
	readonly whole: boolean;
}

/** Longest wait for a document (ms). */
const PATIENCE_MS = 30_000;

/** The last of the bytes may be missing: servers write the same content in slightly different ways. */
const NEARLY = 0.9;

/** Opens a document with a client that has nothing yet and waits until it has the whole text. */
export async function openWhole(bench: Bench, room: string, { whole, text }: Material): Promise<Opening> {
	const came = Promise.withResolvers<Opening>();
	const doc = new Y.Doc();
	const waiting: Uint8Array[] = [];
	let bytes = 0;
	const start = performance.now();
	const client = bench.connect(room, {
		update(update) {
			const receivedMs = performance.now() - start;
			waiting.push(update);
			bytes += update.length;
			if (bytes < whole.length * NEARLY) {
				return;
			}
			for (const one of waiting.splice(0)) {
				Y.applyUpdate(doc, one);
			}
			if (lettersOf(doc).length >= text.length) {
				came.resolve({ receivedMs, appliedMs: performance.now() - start, whole: lettersOf(doc) === text });
			}
		},
	});
	const never: Opening = { receivedMs: Number.NaN, appliedMs: Number.NaN, whole: false };
	const giveUp = setTimeout(() => came.resolve(never), PATIENCE_MS);
	client.ready.catch(() => came.resolve(never));
	const opening = await came.promise;
	clearTimeout(giveUp);
	client.cut();
	return opening;
}
