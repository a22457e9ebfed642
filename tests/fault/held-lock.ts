import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Author, startAuthor } from '../support/author.ts';
import { brokenPromises, countMarks } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import { type Doors, doorsOver } from '../support/doors.ts';
import { type Place, placesOf } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';
import type { RunningServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';

/** What became of people who write while another program holds the database's write lock. */
export interface HeldLock {
	readonly problems: readonly string[];
	/** Codes with which connections were closed. */
	readonly codes: readonly number[];
	/** Longest time that a question about health waited while the lock was held (ms). */
	readonly silence: number;
}

const AUTHORS = 6;

/** Holds the lock once for so long (ms), on a part of its own. */
export async function writeUnderHeldLock(
	server: RunningServer,
	{ chance, round, hold }: { readonly chance: Chance; readonly round: number; readonly hold: number },
): Promise<HeldLock> {
	const doors = doorsOver(server.url);
	const place = (await placesOf(doors))[round] as Place;
	const authors = Array.from({ length: AUTHORS }, (_, index) => {
		const dial = () => doors.dial(place.id, place.writers[index % place.writers.length] as string);
		return startAuthor({ name: `h${round}a${index}`, kind: index % 2 === 0 ? 'bare' : 'stock', chance, dial });
	});
	await until(() => authors.every((author) => author.isSynced()));
	const other = new DatabaseSync(join(server.data, 'renkei.sqlite'));
	await until(() => hasLock(other));
	const asked = askHealth(doors);
	const held = performance.now();
	while (performance.now() - held < hold) {
		chance.pick(authors).write();
		await new Promise((next) => setTimeout(next, 20));
	}
	const kept = new Set(authors.flatMap(({ ledger }) => [...ledger.kept]));
	other.exec('ROLLBACK');
	other.close();
	const silence = await asked.stop();
	const problems = kept.size === 0 ? [] : [`${kept.size} marks were called durable while nobody could write`];
	problems.push(...(await afterwards(doors, authors)));
	const codes = authors.flatMap(({ ledger }) => [...ledger.codes]);
	for (const author of authors) {
		author.close();
	}
	return { problems, codes, silence };
}

function hasLock(other: DatabaseSync): boolean {
	try {
		other.exec('BEGIN IMMEDIATE');
		return true;
	} catch {
		return false;
	}
}

/** Asks for health again and again; `stop` gives the longest wait. */
function askHealth(doors: Doors): { stop(): Promise<number> } {
	let going = true;
	let longest = 0;
	const asking = (async () => {
		while (going) {
			const began = performance.now();
			await doors.ask('/api/health');
			longest = Math.max(longest, performance.now() - began);
			await new Promise((next) => setTimeout(next, 50));
		}
	})();
	return {
		async stop() {
			going = false;
			await asking;
			return longest;
		},
	};
}

async function afterwards(doors: Doors, authors: readonly Author[]): Promise<string[]> {
	const all = authors.reduce((sum, author) => sum + author.written(), 0);
	const rested = await comesTrue(() => authors.every((author) => author.isSettled() && countMarks(author.words()).size >= all));
	const well = await comesTrue(async () => (await doors.ask('/api/health')).status === 200);
	return [
		...(rested ? [] : ['not everybody has everything once the lock is free']),
		...(well ? [] : ['health does not come back once the lock is free']),
		...brokenPromises(authors, authors[0]?.words() ?? ''),
	];
}
