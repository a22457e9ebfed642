import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Bench, Case, Sample } from '../case.ts';
import type { Client } from '../client.ts';
import { covered, FIRST_LETTER, letter, newWriter, paragraphOf } from '../letters.ts';
import { type Metered, startMeter } from '../meter.ts';
import { quantile } from '../numbers.ts';
import { type Level, searchRate } from '../rate-search.ts';

/** How many documents, and how many clients each; everybody writes. */
const crowds = [
	{ documents: 1, clients: 20, from: 4_000, title: 'Throughput: one document, 20 clients' },
	{ documents: 100, clients: 3, from: 4_000, title: 'Throughput: 100 documents, 3 clients each' },
] as const;

type Crowd = (typeof crowds)[number];

/** A level holds when nobody waited longer than this (p99, ms), nothing was lost, and the rate was kept. */
const LONGEST_MS = 250;
const KEPT = 0.95;
/** So late that a second try would only cost time (p99, ms). */
const HOPELESS_MS = 1_000;
/** Longest wait for the last updates of a level (ms). */
const DRAIN_MS = 1_500;
/** Time for the paragraphs to be there before anybody types (ms). */
const READY_MS = 400;

/** The highest total rate of one-letter updates with a p99 below 250 ms and nothing lost. */
export const throughput: Case = {
	name: 'throughput',
	figures: [
		{ key: 'rate', title: 'updates / s', better: 'more', over: 'median' },
		{ key: 'cpu', title: 'server CPU µs / update', better: 'less', over: 'median' },
		{ key: 'generator', title: 'generator CPU %', better: null, over: 'median' },
	],
	takes: () => true,
	rounds: 1,
	async measure(bench) {
		const samples: Sample[] = [];
		for (const crowd of crowds) {
			samples.push(await measureCrowd(bench, crowd));
		}
		return samples;
	},
};

async function measureCrowd(bench: Bench, crowd: Crowd): Promise<Sample> {
	let name = 0;
	const attempt = (rate: number): Promise<MeasuredLevel> => {
		name += 1;
		return measureLevel(bench, crowd, { rate, name: `level-${crowd.documents}-${name}` });
	};
	await attempt(crowd.from / 4);
	const found = await searchRate({ from: crowd.from, endsAt: bench.pace.searchEnds, attempt });
	const { used, sent, generator } = found?.level ?? { used: null, sent: Number.NaN, generator: Number.NaN };
	return {
		table: crowd.title,
		noise: used?.noise ?? Number.NaN,
		figures: { rate: found?.rate ?? 0, cpu: ((used?.server ?? Number.NaN) * 1e6) / sent, generator },
	};
}

interface Writer {
	readonly client: Client;
	readonly id: number;
	readonly room: string;
	/** Sending times by clock. */
	readonly sent: number[];
}

interface MeasuredLevel extends Level {
	readonly used: Metered;
	readonly sent: number;
	/** CPU of the load client (% of one core): near 100 it, not the server, is the limit. */
	readonly generator: number;
}

async function measureLevel(
	bench: Bench,
	{ documents, clients }: Crowd,
	{ rate, name }: { rate: number; name: string },
): Promise<MeasuredLevel> {
	const waits: number[] = [];
	const byId = new Map<number, number[]>();
	const writers = Array.from({ length: documents * clients }, (_, at) =>
		openWriter(bench, bench.room(`${name}-${at % documents}`), { waits, byId }),
	);
	await Promise.all(writers.map(({ client }) => client.ready));
	for (const { client, id } of writers) {
		client.send(paragraphOf(id));
	}
	await pause(READY_MS);
	const meter = startMeter(bench.server);
	const own = process.cpuUsage();
	const sent = await write(writers, rate, bench.pace.levelMs);
	const used = meter();
	const { user, system } = process.cpuUsage(own);
	const due = sent * (clients - 1);
	for (const since = performance.now(); waits.length < due && performance.now() - since < DRAIN_MS; ) {
		await pause(10);
	}
	const longest = quantile(waits, 0.99);
	const whole = waits.length === due && (await freshClientSeesAll(bench, writers));
	const inTime = longest < LONGEST_MS && (sent / used.elapsedMs) * 1_000 > rate * KEPT;
	const verdict = whole && inTime ? 'held' : whole && longest < HOPELESS_MS ? 'missed' : 'far-off';
	for (const { client } of writers) {
		client.cut();
	}
	return { verdict, used, sent, generator: (user + system) / 10 / used.elapsedMs };
}

function openWriter(bench: Bench, room: string, { waits, byId }: { waits: number[]; byId: Map<number, number[]> }): Writer {
	const id = newWriter();
	const sent = Array.from({ length: FIRST_LETTER }, () => 0);
	byId.set(id, sent);
	const next = new Map<number, number>();
	const client = bench.connect(room, {
		update(update) {
			const now = performance.now();
			covered(update, (client, from, to) => {
				const times = client === id ? undefined : byId.get(client);
				if (times === undefined) {
					return;
				}
				const seen = next.get(client) ?? FIRST_LETTER;
				for (let clock = Math.max(from, seen); clock < to; clock += 1) {
					waits.push(now - (times[clock] as number));
				}
				next.set(client, Math.max(to, seen));
			});
		},
	});
	return { client, id, room, sent };
}

/** Everybody in turn writes one letter at a time at a total rate. @returns how many letters */
async function write(writers: readonly Writer[], rate: number, forMs: number): Promise<number> {
	let sent = 0;
	for (const since = performance.now(); performance.now() - since < forMs; await pause(2)) {
		const due = Math.floor(((performance.now() - since) / 1_000) * rate);
		// A generator that fell behind must not make good for it in one burst.
		for (const until = Math.min(due, sent + rate / 10); sent < until; sent += 1) {
			const { client, id, sent: times } = writers[sent % writers.length] as Writer;
			const clock = times.length;
			times.push(performance.now());
			client.send(letter(id, clock));
		}
	}
	return sent;
}

/** Whether somebody who opens the first document now is given every letter; a relay keeps none. */
async function freshClientSeesAll(bench: Bench, writers: readonly Writer[]): Promise<boolean> {
	const room = writers[0]?.room ?? '';
	if (bench.kind.speaks === 'relay') {
		return true;
	}
	const doc = new Y.Doc();
	const client = bench.connect(room, { doc });
	const seesAll = (): boolean => {
		const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
		return writers.every(({ id, room: own, sent }) => own !== room || vector.get(id) === sent.length);
	};
	for (const since = performance.now(); !seesAll() && performance.now() - since < DRAIN_MS; ) {
		await pause(20);
	}
	const all = seesAll();
	client.cut();
	return all;
}
