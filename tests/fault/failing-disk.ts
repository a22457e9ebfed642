import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Author, startAuthor } from '../support/author.ts';
import { brokenPromises, countMarks } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import { type Doors, doorsOver } from '../support/doors.ts';
import { type Place, placesOf } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';
import { compileShim } from './forgetful-disk/compile-shim.ts';

/** What the disk answers while it fails: the call, and its errno on Linux. */
export const diskFaults = { 'no room left (ENOSPC)': 'write 28', 'a sync that fails (EIO)': 'sync 5' } as const;

export type DiskFault = keyof typeof diskFaults;

/** What became of people who write while the disk fails. */
export interface FailingDisk {
	readonly problems: readonly string[];
	/** Status of `GET /api/health` while it fails; 0 where the process had ended. */
	readonly health: number;
	/** Status of the content whose last words were kept just before; 0 likewise. */
	readonly content: number;
	/** With which code the process ended by itself, or null. */
	readonly exit: number | null;
	/** Codes with which connections were closed. */
	readonly codes: ReadonlySet<number>;
}

/** A server whose disk fails while a flag file says so. */
export interface FailingServer extends RunningServer {
	fail(fault: DiskFault): void;
	heal(): void;
}

/** Starts a server above a disk that can be made to fail. */
export async function startOnFailingDisk(): Promise<FailingServer> {
	const shim = compileShim();
	const flag = join(shim, '..', 'flag');
	const server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000', LD_PRELOAD: shim, FORGETFUL_FLAG: flag });
	return {
		...server,
		fail: (fault) => writeFileSync(flag, diskFaults[fault]),
		heal: () => rmSync(flag, { force: true }),
		async close() {
			await server.close();
			rmSync(join(shim, '..'), { recursive: true, force: true });
		},
	};
}

const AUTHORS = 6;

/** People write; the disk fails; they write on; it heals. A server that ended meanwhile is started again, as by its keeper. */
export async function writeOnFailingDisk(
	server: FailingServer,
	{ chance, round, fault }: { readonly chance: Chance; readonly round: number; readonly fault: DiskFault },
): Promise<FailingDisk> {
	const doors = doorsOver(server.url);
	const place = (await placesOf(doors))[round] as Place;
	const authors = Array.from({ length: AUTHORS }, (_, index) => {
		const dial = () => doors.dial(place.id, place.writers[index % place.writers.length] as string);
		return startAuthor({ name: `d${round}a${index}`, kind: index % 2 === 0 ? 'bare' : 'stock', chance, dial });
	});
	await until(() => authors.every((author) => author.isSynced()));
	writeSome(authors, chance);
	await until(() => authors.every((author) => author.isSettled()));

	server.fail(fault);
	const kept = keptBy(authors);
	writeSome(authors, chance);
	const closed = await comesTrue(() => authors.every(({ ledger }) => ledger.codes.length > 1));
	const ends = fault === 'a sync that fails (EIO)';
	const exit = ends ? await endOf(server) : null;
	const { health, content, read } = ends
		? { health: 0, content: 0, read: true }
		: await readMeanwhile(doors, place, { name: `d${round}r`, chance, kept });
	const problems = [
		...(closed ? [] : ['not everybody was sent away']),
		...(keptBy(authors) === kept ? [] : ['something was called durable while the disk failed']),
		...(read ? [] : ['what was kept cannot be opened']),
	];

	server.heal();
	if (ends) {
		await server.restart();
	}
	writeSome(authors, chance);
	const all = authors.reduce((sum, author) => sum + author.written(), 0);
	const rested = await comesTrue(() => authors.every((author) => author.isSettled() && countMarks(author.words()).size >= all));
	problems.push(...(rested ? [] : ['not everybody has everything once the disk is well']));
	problems.push(...brokenPromises(authors, authors[0]?.words() ?? ''));
	const healed = await comesTrue(async () => (await doors.ask('/api/health')).status === 200);
	problems.push(...(healed ? [] : ['health does not come back']));
	const codes = new Set(authors.flatMap(({ ledger }) => [...ledger.codes]));
	for (const author of authors) {
		author.close();
	}
	return { problems, health, content, exit, codes };
}

/** What somebody who only reads gets while nothing can be written. */
async function readMeanwhile(
	doors: Doors,
	place: Place,
	{ name, chance, kept }: { readonly name: string; readonly chance: Chance; readonly kept: number },
): Promise<{ health: number; content: number; read: boolean }> {
	const { status: health } = await doors.ask('/api/health');
	const { status: content } = await doors.ask(`/api/parts/${place.id}/content`, { cookie: place.lead });
	const reader = startAuthor({ name, kind: 'bare', chance, dial: () => doors.dial(place.id, place.lead) });
	const read = await comesTrue(() => countMarks(reader.words()).size === kept);
	reader.close();
	return { health, content, read };
}

/** Waits until nobody answers any more, and gives the code with which the process ended. */
async function endOf(server: RunningServer): Promise<number | null> {
	await comesTrue(() =>
		fetch(`${server.url}/api/health`).then(
			() => false,
			() => true,
		),
	);
	return server.stop();
}

const keptBy = (authors: readonly Author[]): number => authors.reduce((sum, { ledger }) => sum + ledger.kept.size, 0);

function writeSome(authors: readonly Author[], chance: Chance): void {
	for (const author of authors) {
		for (let count = chance.below(4); count >= 0; count -= 1) {
			author.write();
		}
	}
}
