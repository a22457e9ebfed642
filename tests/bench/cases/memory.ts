import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Case } from '../case.ts';
import type { Client } from '../client.ts';
import { section } from '../material.ts';
import { startMeter } from '../meter.ts';

const WARM_UP = 50;
/** Connections that are opened together. */
const AT_ONCE = 50;
/** Idle connections share this many documents, so that a document's own memory does not count for them. */
const DOCUMENTS = 100;

/** Resident memory of the server for a connection that says nothing, and for a part that somebody reads. */
export const memory: Case = {
	name: 'memory',
	figures: [
		{ key: 'connection', title: 'KiB / idle connection', better: 'less', over: 'median' },
		{ key: 'part', title: 'KiB / part only read', better: 'less', over: 'median' },
		{ key: 'idle', title: 'MiB without anybody', better: null, over: 'median' },
	],
	takes: () => true,
	rounds: 1,
	async measure(bench) {
		const meter = startMeter(bench.server);
		const stored = bench.kind.keeps === 'everything' ? await storeParts(bench) : [];
		const warm = await openAll(bench, names('warm', WARM_UP));
		cut(warm);
		const idle = await settled(bench);
		const first = await openAll(bench, names('idle', DOCUMENTS));
		const few = await settled(bench);
		const rest = bench.pace.connections - DOCUMENTS;
		const others = await openAll(
			bench,
			Array.from({ length: rest }, (_, at) => `idle-${at % DOCUMENTS}`),
		);
		const many = await settled(bench);
		const connection = (many - few) / rest;
		cut([...first, ...others]);
		const part = stored.length === 0 ? Number.NaN : (await readingKib(bench, stored)) - connection;
		const table = `Memory: ${bench.pace.connections} connections, ${bench.pace.readParts} parts of ${bench.pace.sectionLength} characters read`;
		return [{ table, noise: meter().noise, figures: { connection, part, idle: idle / 1024 } }];
	},
};

const names = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name}-${at}`);

async function openAll(bench: Bench, rooms: readonly string[]): Promise<Client[]> {
	const clients: Client[] = [];
	for (let at = 0; at < rooms.length; at += AT_ONCE) {
		const some = rooms.slice(at, at + AT_ONCE).map((name) => bench.connect(bench.room(name)));
		await Promise.all(some.map(({ ready }) => ready));
		clients.push(...some);
	}
	return clients;
}

function cut(clients: readonly Client[]): void {
	for (const client of clients) {
		client.cut();
	}
}

async function settled(bench: Bench): Promise<number> {
	await pause(bench.pace.settleMs);
	return bench.server.residentKib();
}

/** Writes the parts that will be read, and lets the server forget them by a restart. */
async function storeParts(bench: Bench): Promise<string[]> {
	const rooms = names('read', bench.pace.readParts);
	const writers = await openAll(bench, rooms);
	for (const client of writers) {
		client.send(section(3, bench.pace.sectionLength).whole);
		await client.drained();
	}
	await pause(bench.pace.storeMs);
	cut(writers);
	await bench.server.stop();
	await bench.server.start();
	return rooms;
}

/** KiB for each of the parts with one reader, the reader's connection included. */
async function readingKib(bench: Bench, rooms: readonly string[]): Promise<number> {
	// A server that has served a thousand connections has room to spare; a fresh one shows what it takes.
	await bench.server.kill();
	await bench.server.start();
	cut(await openAll(bench, names('warm', WARM_UP)));
	const before = await settled(bench);
	const readers = await openAll(bench, rooms);
	const after = await settled(bench);
	cut(readers);
	return (after - before) / rooms.length;
}
