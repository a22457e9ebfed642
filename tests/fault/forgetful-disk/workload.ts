/**
 * One workload for the shim to watch, in a process of its own with the real server: `edit`, `compact`, `sign` or
 * `create`, then a seed, the folder, and the pragma `synchronous` to run under. What the server promised goes, in the
 * order in which it did, into the file of promises: the shim notes those lines between writes and syncs.
 */
import { openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PartView } from '@renkei/api';
import { openToRead } from '../../../server/src/storage/open-sqlite.ts';
import { type Author, startAuthor } from '../../support/author.ts';
import { startInProcess } from '../../support/in-process.ts';
import { type Place, placesOf } from '../../support/places.ts';
import { chanceFrom } from '../../support/rng.ts';
import { until } from '../../support/until.ts';
import { type Promised, promisesFile } from './promises.ts';

const [kind = 'edit', seed = '1', folder = '', synchronous = 'FULL'] = process.argv.slice(2);
const chance = chanceFrom(Number(seed));
const lines = openSync(join(folder, promisesFile), 'a');
const promise = (promised: Promised): void => {
	writeSync(lines, `${JSON.stringify(promised)}\n`);
};

interface Connection {
	readonly open: boolean;
	pragma(words: string): unknown;
}

/** Every database connection that this process opens from now on. */
function watchConnections(): Set<Connection> {
	const require = createRequire(new URL('../../../server/package.json', import.meta.url));
	const { prototype } = require('better-sqlite3') as { prototype: Connection };
	const connections = new Set<Connection>();
	const pragma = prototype.pragma;
	prototype.pragma = function noted(this: Connection, ...args: [string]): unknown {
		connections.add(this);
		return pragma.apply(this, args);
	};
	return connections;
}

/** Under another pragma than its own, as a server would be that does not care. */
function weaken(connections: Set<Connection>): void {
	const open = [...connections].filter((connection) => connection.open);
	if (open.length === 0) {
		throw new Error('no connection to weaken');
	}
	for (const connection of open) {
		connection.pragma(`synchronous = ${synchronous}`);
	}
}

const connections = watchConnections();
const server = await startInProcess({ data: folder });
if (synchronous !== 'FULL') {
	weaken(connections);
}
promise({ kind: 'started' });
const places = (await placesOf(server)).slice(0, 3);

const openAuthors = (place: Place, count: number, round = 0): Author[] =>
	Array.from({ length: count }, (_, index) =>
		startAuthor({
			name: `${place.key}${'abcdef'[index]}${round}`,
			kind: 'bare',
			chance,
			dial: () => server.dial(place.id, place.writers[index % place.writers.length] as string),
			onKept: (mark) => promise({ kind: 'mark', part: place.id, mark }),
			onSeen: (mark) => promise({ kind: 'mark', part: place.id, mark }),
		}),
	);

/** @param pace marks written before one is waited for */
async function write(authors: readonly Author[], count: number, pace: number): Promise<void> {
	await until(() => authors.every((author) => author.isSynced()));
	for (let written = 0; written < count; written += 1) {
		const author = chance.pick(authors);
		author.write();
		if (chance.below(pace) === 0) {
			await soon(() => author.isSettled());
		}
	}
	await until(() => authors.every((author) => author.isSettled()));
}

/** As `until`, without a pause between two looks: what is waited for takes a millisecond. */
async function soon(done: () => boolean): Promise<void> {
	while (!done()) {
		await new Promise((next) => setImmediate(next));
	}
}

async function act<T>(place: Place, what: string, body: unknown): Promise<T> {
	const reply = await server.ask<T>(`/api/parts/${place.id}/${what}`, { cookie: place.lead, body });
	if (reply.status > 201) {
		throw new Error(`${what} answered ${reply.status}`);
	}
	return reply.body;
}

async function signRound(place: Place): Promise<void> {
	const { seq, contentHash: hash } = await act<{ seq: number; contentHash: string }>(place, 'freeze', {});
	promise({ kind: 'frozen', part: place.id, seq, hash });
	await act<PartView>(place, 'signoffs', { contentHash: hash, verdict: 'agree', capacity: 'decision-maker' });
	promise({ kind: 'signed', part: place.id, hash });
	await act(place, 'reopen', { reason: '続きを書くため' });
	promise({ kind: 'reopened', part: place.id });
}

/** Counted through the server's own library: another one in this process would take the locks along when it closes. */
async function checkpoints(): Promise<number> {
	const db = openToRead(folder);
	const rows = await db.selectFrom('part_checkpoint').select('seq').execute();
	await db.destroy();
	return rows.length;
}

async function work(): Promise<void> {
	const [first, ...others] = places as [Place, ...Place[]];
	if (kind === 'compact') {
		// Beyond the number of rows after which a part's log is folded, and several checkpoints of the WAL.
		await write(openAuthors(first, 1), 700, 1);
		// The log is folded behind the commits, after a pause: meanwhile somebody writes on, no faster than a person.
		const person = openAuthors(first, 1, 1);
		for (let written = 0; written < 60 || (written < 600 && (await checkpoints()) === 0); written += 1) {
			await write(person, 1, 1);
			await new Promise((next) => setTimeout(next, 50));
		}
		return;
	}
	if (kind === 'create') {
		await write(openAuthors(first, 2), 20, 2);
		return;
	}
	if (kind === 'edit') {
		await Promise.all(places.map((place) => write(openAuthors(place, 3), 60, 3)));
		return;
	}
	for (let round = 0; round < 6; round += 1) {
		for (const place of [first, ...others]) {
			const authors = openAuthors(place, 2, round);
			await write(authors, 4, 2);
			await signRound(place);
			for (const author of authors) {
				author.close();
			}
		}
	}
}

await work();
await server.close();
if (kind === 'compact' && (await checkpoints()) === 0) {
	throw new Error('the log was not folded: this workload shows nothing');
}
process.exit(0);
