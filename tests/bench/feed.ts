import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './case.ts';
import { relayMessage } from './client.ts';
import { covered } from './letters.ts';
import type { Material } from './material.ts';

/** Clocks that may be on their way before an observer has seen them. */
const AHEAD = 4_000;
const BURST = 200;
/** A server that tells an observer nothing new for so long is not fed any further (ms). */
const STALLED_MS = 8_000;
/** Time for the last deletions, which move no clock (ms). */
const REST_MS = 500;

/** How far updates go, as the sum of all clients' clocks. */
class Progress {
	total = 0;
	readonly #clocks = new Map<number, number>();

	add(update: Uint8Array): void {
		covered(update, (client, _from, to) => {
			const before = this.#clocks.get(client) ?? 0;
			if (to > before) {
				this.#clocks.set(client, to);
				this.total += to - before;
			}
		});
	}
}

/**
 * Lets a document come about on the server, update by update, never far ahead of what another client has seen. The raw
 * relay keeps nothing; it is given the finished bytes, which is the price of the wire alone.
 * @throws when an observer does not get everything
 */
export async function feed(bench: Bench, room: string, material: Material): Promise<void> {
	if (bench.kind.speaks === 'relay') {
		writeFileSync(join(bench.server.data, `${room}.bin`), relayMessage(material.whole));
		return;
	}
	const heard = new Progress();
	const sent = new Progress();
	// Whatever was in the document before, an empty paragraph of a seed, counts on neither side.
	let counts = false;
	const observer = bench.connect(room, { update: (update) => (counts ? heard.add(update) : undefined) });
	const writer = bench.connect(room);
	await Promise.all([observer.ready, writer.ready]);
	counts = true;
	for (const [at, update] of material.updates.entries()) {
		writer.send(update);
		sent.add(update);
		if (at % BURST === BURST - 1) {
			await writer.drained();
			await within(AHEAD, sent, heard);
		}
	}
	await within(0, sent, heard);
	await pause(REST_MS);
	observer.cut();
	writer.cut();
	if (heard.total < sent.total) {
		throw new Error(`${bench.kind.name} passed on ${heard.total} of ${sent.total} of ${room}`);
	}
}

/** Waits until the observer is near enough, or hears nothing any more. */
async function within(ahead: number, sent: Progress, heard: Progress): Promise<void> {
	let last = heard.total;
	let since = performance.now();
	// One turn at least: without it the observer never gets to hear anything.
	await pause(0);
	while (sent.total - heard.total > ahead && performance.now() - since < STALLED_MS) {
		await pause(2);
		if (heard.total > last) {
			last = heard.total;
			since = performance.now();
		}
	}
}
