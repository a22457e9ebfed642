import { archivePaths, fileBytes, type Verdict, verifyArchive } from '@renkei/ledger';
import { openDoc, proseOf } from '@renkei/part-doc';
import { manifestLines, type PartContent } from '@renkei/plan';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { openSqlite } from '../../storage/open-sqlite.ts';
import { append, readCommitted } from '../../storage/part-log.ts';
import type { Db } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { nodeMeans } from '../../verify/means.ts';
import { archiveFiles } from './files.ts';
import { loadArchive } from './load.ts';
import { readLog } from './read-log.ts';
import { sealArchive } from './seal.ts';

type Files = ReadonlyMap<string, Uint8Array>;
let server: DemoServer;
/** The same database, beside the server: for words that nobody on a socket writes. */
let db: Db;
let lead: SignedSeat;
let deciders: SignedSeat[];

beforeAll(async () => {
	server = await startDemo();
	db = await openSqlite(server.folder);
	lead = await server.as('seat-asagiri-lead');
	const { seats } = (await lead.get<{ seats: { seat: string; plan: string; role: string }[] }>('/api/demo/seats')).body;
	const own = seats.filter(({ plan, role }) => plan === server.planId && role === 'decider');
	deciders = await Promise.all(own.map(({ seat }) => server.as(seat)));
});

afterAll(async () => {
	await db.destroy();
	await server.close();
});

const partsOf = async (seat: SignedSeat) => (await seat.plan()).sections.flatMap(({ parts }) => parts);
const whole = () => lead.part('21');

async function freeze(seat: SignedSeat, part: string): Promise<void> {
	expect((await seat.post(`/api/parts/${part}/freeze`)).status).toBe(200);
}

async function reopen(part: string): Promise<void> {
	expect((await lead.post(`/api/parts/${part}/reopen`, { reason: '直すため' })).status).toBe(200);
}

async function signAll(seat: SignedSeat): Promise<void> {
	const own = (await seat.plan()).seat.party.code;
	const parts = (await partsOf(seat))
		.filter(({ standings, frozen }) => frozen !== null && standings.some(({ body }) => body === own))
		.map(({ id: part, contentHash }) => ({ part, contentHash }));
	const said = { verdict: 'agree', capacity: 'decision-maker', parts };
	expect((await seat.post(`/api/plans/${server.planId}/signoffs`, said)).status).toBe(201);
}

/** Writes a letter at the head of a part, or takes it away again. */
async function write(part: string, act: 'insert' | 'delete'): Promise<void> {
	const doc = openDoc((await readCommitted(db, part)).update);
	const before = Y.encodeStateVector(doc);
	const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	if (act === 'insert') {
		text.insert(0, '字');
	} else {
		text.delete(0, 1);
	}
	const update = Y.encodeStateAsUpdate(doc, before);
	await inTransaction(db, (tx) => append(tx, [{ part, update, seat: 'seat-asagiri-lead', at: new Date().toISOString() }]));
	doc.destroy();
}

interface Row {
	readonly part: string;
	readonly state: string;
}

/** What an archive says of 21: its state, the states of its sign-offs, and how many parts its frozen words name. */
interface Taken {
	readonly verdict: Verdict;
	readonly state: string;
	readonly signoffs: readonly string[];
	readonly named: number;
}

const jsonIn = <T>(files: Files, path: string): T => JSON.parse(strFromU8(files.get(path) ?? new Uint8Array())) as T;

/** What the door gives. */
async function download(): Promise<Files> {
	const answer = await fetch(`${server.url}/api/plans/${server.planId}/archive.zip`, { headers: { cookie: lead.cookie } });
	expect(answer.status).toBe(200);
	return new Map(Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))));
}

/**
 * The same with the very key of the log, but for pages and papers: they say nothing of 21, and take most of the time.
 * @param state another for 21's first sign-off
 */
async function seal(state?: string): Promise<Files> {
	// Reads what was written beside the server.
	const { id } = await whole();
	const at = new Date().toISOString();
	const [seat] = await findSeats(db, { seat: 'seat-asagiri-lead' });
	const grant = seat === undefined ? null : await planGrantOfSeat(db, seat);
	if (grant === null) {
		throw new Error('no seat');
	}
	const facts = await inTransaction(db, (tx) => loadArchive(tx, grant));
	const log = await readLog(db, facts, grant);
	const files = archiveFiles(facts, { grant, at, handovers: log.handovers });
	if (state !== undefined) {
		const rows = jsonIn<Row[]>(files, archivePaths.signoffs);
		const first = rows.find(({ part }) => part === id);
		files.set(archivePaths.signoffs, fileBytes(rows.map((row) => (row === first ? { ...row, state } : row))));
	}
	return (await sealArchive({ db }, { grant, log, files, at })) ?? new Map();
}

const verdictOn = (files: Files): Verdict => verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans });

function read(files: Files): Taken {
	const part = jsonIn<{ part: string; state: string; content: PartContent }>(files, 'parts/21.json');
	const signoffs = jsonIn<Row[]>(files, 'signoffs.json').filter((row) => row.part === part.part);
	return {
		verdict: verdictOn(files),
		state: part.state,
		signoffs: [...new Set(signoffs.map(({ state }) => state))].toSorted(),
		named: manifestLines(part.content.shown).length,
	};
}

/** The fault of an archive that was sealed with another state of 21's first sign-off. */
async function turned(state: string): Promise<string> {
	const verdict = verdictOn(await seal(state));
	return verdict.ok ? 'sound' : verdict.fault.code;
}

/** Each step of a plan, with what an archive that is taken then says of 21. */
it('[AV27] [AV28] the archive of each step of a plan agrees with itself, and says what 21 is worth then', async () => {
	const { id } = await whole();
	const { id: other } = await lead.part('09');
	const expectTaken = async (state: string, signoffs: readonly string[], isNamed: boolean, files = seal()): Promise<void> => {
		const taken = read(await files);
		expect(taken.verdict.ok ? 'sound' : taken.verdict.fault).toBe('sound');
		expect([taken.state, taken.signoffs, taken.named > 0]).toEqual([state, signoffs, isNamed]);
	};
	await expectTaken('drafting', [], false);
	await freeze(lead, id);
	await expectTaken('frozen', [], true);
	for (const seat of [lead, ...deciders]) {
		for (const part of await partsOf(seat)) {
			if (part.may.includes('freeze') && part.frozen === null) {
				await freeze(seat, part.id);
			}
		}
	}
	for (const seat of deciders) {
		await signAll(seat);
	}
	await expectTaken('decided', ['valid'], true);
	expect([await turned('valid'), await turned('lapsed')]).toEqual(['sound', 'signoff-altered']);
	await reopen(other);
	await expectTaken('frozen', ['valid'], true);
	await write(other, 'insert');
	await expectTaken('frozen', ['lapsed'], true);
	expect([await turned('lapsed'), await turned('valid')]).toEqual(['sound', 'signoff-altered']);
	await freeze(lead, other);
	await expectTaken('frozen', ['lapsed'], true);
	await reopen(other);
	await write(other, 'delete');
	await freeze(lead, other);
	await expectTaken('frozen', ['valid'], true);
	await reopen(id);
	await expectTaken('drafting', ['valid'], false);
	await freeze(lead, id);
	await expectTaken('frozen', ['valid'], true);
	await reopen(other);
	await write(other, 'insert');
	await freeze(lead, other);
	await reopen(id);
	await freeze(lead, id);
	await expectTaken('frozen', ['lapsed'], true);
	for (const seat of deciders) {
		await signAll(seat);
	}
	await expectTaken('decided', ['lapsed', 'valid'], true, download());
});
