import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bench, Case, Sample } from '../case.ts';
import type { Client } from '../client.ts';
import { covered, FIRST_LETTER, lettersOf, ownParagraph } from '../letters.ts';
import { startMeter } from '../meter.ts';
import { quantile } from '../numbers.ts';

/** Clients of one document, and how many of them type. */
const groups = [
	{ clients: 30, typists: 10 },
	{ clients: 100, typists: 20 },
] as const;

/** Letters of one typist in a second. */
const RATE = 5;
/** Share of the measured time that is typed before. */
const WARM_UP = 0.2;
/** Time for the last letters to arrive (ms). */
const REST_MS = 700;

/** From the moment a typist sends to the moment another client's document holds it; every client is a real one. */
export const fanOut: Case = {
	name: 'fan-out',
	figures: [
		{ key: 'p50', title: 'p50 ms', better: 'less', over: 'median' },
		{ key: 'p99', title: 'p99 ms', better: 'less', over: 'median' },
		{ key: 'cpu', title: 'server CPU ms / 1,000 deliveries', better: 'less', over: 'median' },
		{ key: 'lost', title: 'lost', better: null, over: 'worst' },
		{ key: 'apart', title: 'texts that differ', better: null, over: 'worst' },
	],
	takes: () => true,
	rounds: 3,
	async measure(bench) {
		const samples: Sample[] = [];
		for (const group of groups) {
			samples.push(await measureGroup(bench, group));
		}
		return samples;
	},
};

interface Typing {
	/** Sending times by clientID and clock; 0 where it does not count. */
	readonly sent: Map<number, number[]>;
	readonly waits: number[];
	counts: boolean;
}

async function measureGroup(bench: Bench, { clients, typists }: (typeof groups)[number]): Promise<Sample> {
	const typing: Typing = { sent: new Map(), waits: [], counts: false };
	const room = bench.room(`fan-out-${clients}`);
	const all = Array.from({ length: clients }, () => listener(bench, room, typing));
	await Promise.all(all.map(({ ready }) => ready));
	const stops = all.slice(0, typists).map((client) => startTyping(client, typing));
	await pause(bench.pace.typingMs * WARM_UP);
	typing.counts = true;
	const meter = startMeter(bench.server);
	await pause(bench.pace.typingMs);
	typing.counts = false;
	for (const stop of stops) {
		stop();
	}
	await pause(REST_MS);
	const used = meter();
	const sent = [...typing.sent.values()].flat().filter((at) => at > 0).length;
	const texts = new Set(all.map(({ doc }) => lettersOf(doc as Y.Doc)));
	for (const client of all) {
		client.cut();
	}
	return {
		table: `Fan-out: ${clients} clients of one document, ${typists} of them typing`,
		noise: used.noise,
		figures: {
			p50: quantile(typing.waits, 0.5),
			p99: quantile(typing.waits, 0.99),
			cpu: (used.server * 1e6) / typing.waits.length,
			lost: sent * (clients - 1) - typing.waits.length,
			apart: texts.size - 1,
		},
	};
}

function listener(bench: Bench, room: string, { sent, waits }: Typing): Client {
	const doc = new Y.Doc();
	const next = new Map<number, number>();
	return bench.connect(room, {
		doc,
		update(update) {
			const now = performance.now();
			covered(update, (client, from, to) => {
				const times = client === doc.clientID ? undefined : sent.get(client);
				for (let clock = Math.max(from, next.get(client) ?? 0); times !== undefined && clock < to; clock += 1) {
					const at = times[clock] ?? 0;
					if (at > 0) {
						waits.push(now - at);
					}
				}
				next.set(client, Math.max(to, next.get(client) ?? 0));
			});
		},
	});
}

/** Types at its own caret, which jumps now and then. @returns what stops it */
function startTyping(client: Client, typing: Typing): () => void {
	const doc = client.doc as Y.Doc;
	const times: number[] = [];
	typing.sent.set(doc.clientID, times);
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin === doc) {
			return;
		}
		if (times.length === 0) {
			times.push(...Array.from({ length: FIRST_LETTER }, () => 0));
		} else {
			times.push(typing.counts ? performance.now() : 0);
		}
		client.send(update);
	});
	const text = ownParagraph(doc);
	let caret = 0;
	let timer: NodeJS.Timeout;
	const type = (): void => {
		caret = Math.min(text.length, Math.random() < 0.05 ? caret + Math.floor(Math.random() * 20) : caret + 1);
		text.insert(caret, 'a');
		timer = setTimeout(type, (1_000 / RATE) * (0.6 + Math.random() * 0.8));
	};
	timer = setTimeout(type, (Math.random() * 1_000) / RATE);
	return () => clearTimeout(timer);
}
