import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { openDoc } from '@renkei/part-doc';
import { openSqlite } from '../../../server/src/storage/open-sqlite.ts';
import { readCommitted } from '../../../server/src/storage/part-log.ts';
import type { Db } from '../../../server/src/storage/tables.ts';
import { wordsOf } from '../../support/author.ts';
import { countMarks } from '../../support/author-group.ts';
import { chanceFrom } from '../../support/rng.ts';
import { createForgetfulDisk, type Names } from './disk.ts';
import { type Moment, momentsOf, type Promised } from './promises.ts';
import { readTrace } from './trace.ts';

export type Workload = 'edit' | 'compact' | 'sign' | 'create';

/** What the shim saw of one run. */
export interface Recording {
	readonly moments: readonly Moment[];
	/** Calls of each kind on the database and its log: what the shim does not catch cannot be forgotten. */
	readonly calls: ReadonlyMap<string, number>;
}

export interface RecordAsk {
	readonly shim: string;
	readonly workload: Workload;
	readonly seed: number;
	readonly synchronous?: 'FULL' | 'NORMAL';
}

const run = promisify(execFile);

/** Memory where there is some: an image lives for a few milliseconds, and a sync that is noted need not be waited for. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs a workload on a new folder under the shim's eyes. */
export async function record({ shim, workload, seed, synchronous = 'FULL' }: RecordAsk): Promise<Recording> {
	const place = mkdtempSync(join(scratch, 'power-cut-'));
	const folder = join(place, 'data');
	const trace = join(place, 'trace');
	mkdirSync(folder);
	try {
		const script = join(import.meta.dirname, 'workload.ts');
		const env = { ...process.env, LD_PRELOAD: shim, FORGETFUL_FOLDER: folder, FORGETFUL_TRACE: trace };
		await run(process.execPath, [script, workload, String(seed), folder, synchronous], { env });
		const notes = readTrace(trace);
		const calls = new Map<string, number>();
		for (const { op } of notes) {
			calls.set(op, (calls.get(op) ?? 0) + 1);
		}
		return { moments: momentsOf(notes), calls };
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}

export interface ReplayAsk {
	readonly workload: Workload;
	readonly names: Names;
	readonly points: number;
	readonly seed: number;
}

/** A power cut after which something promised was not there. */
export interface Loss {
	/** How many calls had been made. */
	readonly at: number;
	readonly lost: readonly string[];
}

/** Cuts the power at so many points of a recording, opens what is left each time, and asks for what was promised. */
export async function replay({ moments }: Recording, { workload, names, points, seed }: ReplayAsk): Promise<Loss[]> {
	const chance = chanceFrom(seed);
	const disk = createForgetfulDisk(names);
	// Only creation is asked before the first data are there; the other workloads begin after it.
	const begin = workload === 'create' ? 0 : moments.findIndex(({ promised }) => promised.some(({ kind }) => kind === 'started'));
	const cuts = Array.from({ length: points }, () => begin + chance.below(moments.length - begin + 1)).sort((a, b) => a - b);
	const promised: Promised[] = [];
	const losses: Loss[] = [];
	let played = 0;
	for (const at of cuts) {
		for (; played < at; played += 1) {
			const moment = moments[played] as Moment;
			promised.push(...moment.promised);
			if (moment.note !== null) {
				disk.play(moment.note);
			}
		}
		const lost = await inFolder(disk.afterPowerCut(chance), (folder) => lostIn(folder, promised));
		if (lost.length > 0) {
			losses.push({ at, lost });
		}
	}
	return losses;
}

async function inFolder<T>(files: ReadonlyMap<string, Uint8Array>, ask: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(scratch, 'image-'));
	try {
		for (const [name, bytes] of files) {
			writeFileSync(join(folder, name), bytes);
		}
		return await ask(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Starts as the server would, reads every part that something was promised of, and names what is not there. */
async function lostIn(folder: string, promised: readonly Promised[]): Promise<string[]> {
	let db: Db | null = null;
	try {
		db = await openSqlite(folder);
		const lost = [...(await lostData(db, promised)), ...(await lostMarks(db, promised)), ...(await lostActs(db, promised))];
		await db.destroy();
		db = null;
		return [...lost, ...brokenPages(folder)];
	} catch (error) {
		return [`it does not open: ${String(error)}`];
	} finally {
		await db?.destroy();
	}
}

/** The first data come in one transaction: all plans or none, and all once the server has answered. */
async function lostData(db: Db, promised: readonly Promised[]): Promise<string[]> {
	const plans = await db.selectFrom('plan').select('id').execute();
	const started = promised.some(({ kind }) => kind === 'started');
	const parts = await db.selectFrom('part').select('id').where('last_seq', '=', 0).execute();
	return [...(started && plans.length === 0 ? ['the plans'] : []), ...parts.map(({ id }) => `the seed of ${id}`)];
}

async function lostMarks(db: Db, promised: readonly Promised[]): Promise<string[]> {
	const marks = promised.filter((one) => one.kind === 'mark');
	const lost: string[] = [];
	for (const [part, own] of Map.groupBy(marks, (one) => one.part)) {
		const doc = openDoc((await readCommitted(db, part)).update);
		const there = countMarks(wordsOf(doc));
		doc.destroy();
		lost.push(...new Set(own.filter(({ mark }) => there.get(mark) !== 1).map(({ mark }) => mark)));
	}
	return lost;
}

async function lostActs(db: Db, promised: readonly Promised[]): Promise<string[]> {
	const freezes = await db.selectFrom('part_freeze').select(['part', 'seq', 'hash']).execute();
	const signoffs = await db.selectFrom('signoff').select(['part', 'content_hash']).execute();
	const reopenings = await db.selectFrom('act').select('part').where('kind', '=', 'reopen').execute();
	const isThere = (one: Promised): boolean => {
		switch (one.kind) {
			case 'frozen':
				return freezes.some(({ part, seq, hash }) => part === one.part && seq === one.seq && hash === one.hash);
			case 'signed':
				return signoffs.some(({ part, content_hash: hash }) => part === one.part && hash === one.hash);
			case 'reopened':
				return (
					reopenings.filter(({ part }) => part === one.part).length >=
					promised.filter(({ kind, ...rest }) => kind === 'reopened' && 'part' in rest && rest.part === one.part).length
				);
			default:
				return true;
		}
	};
	return promised.filter((one) => !isThere(one)).map((one) => JSON.stringify(one));
}

function brokenPages(folder: string): string[] {
	const sqlite = new DatabaseSync(join(folder, 'renkei.sqlite'));
	const rows = sqlite.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
	sqlite.close();
	return rows.flatMap(({ integrity_check: found }) => (found === 'ok' ? [] : [found]));
}
