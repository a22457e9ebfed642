import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerView, OpenItemsView, PlanSummary, SigningActView } from '@renkei/api';
import {
	checkpointSignedBy,
	consistencyProof,
	detailDigest,
	entryLeaf,
	type LedgerEntry,
	leafHash,
	originOf,
	readCheckpoint,
	rootOf,
	verifyConsistency,
	verifyInclusion,
} from '@renkei/ledger';
import { type Json, yearsAfter } from '@renkei/plan';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayInJapan } from '../../clock.ts';
import { entriesSince, plansWithLedger } from '../../storage/ledger.ts';
import { openSqlite } from '../../storage/open-sqlite.ts';
import { type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';
import { leafOf } from './frontier-at.ts';
import { rotateKey } from './rotate-key.ts';

const KURISE = '994031';
let server: DemoServer;
let decider: SignedSeat;
let lead: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	decider = await server.as('seat-kurise-decider');
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await server.close();
});

const ledger = async (seat: SignedSeat = decider) => (await seat.get<LedgerView>(`/api/plans/${server.planId}/ledger`)).body;
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** Rows of a CSV file, cell by cell. */
function cellsOf(csv: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r]*))(,|\r\n)/g)) {
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end !== ',') {
			rows.push([]);
		}
	}
	return rows.slice(0, -1);
}

async function signed(key: string): Promise<SigningActView> {
	const { id: part } = await decider.part(key, KURISE);
	const frozen = await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
	const said = {
		...{ act: 'sign', verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第1号', decidedOn: '2026-11-24' },
		parts: [{ part, contentHash: frozen.body.contentHash }],
	};
	const path = `/api/plans/${server.planId}/signing`;
	const prepared = await decider.post<{ intent: { nonce: string } }>(`${path}/prepare`, said);
	return (await decider.post<SigningActView>(path, { ...said, nonce: prepared.body.intent.nonce })).body;
}

interface Row {
	readonly number: number;
	readonly kind: string;
	readonly entry: string;
	readonly salt: string;
	readonly detail: string;
}

/** The log as it lies on the disk. */
function onDisk(): Row[] {
	const sqlite = new Database(join(server.folder, 'renkei.sqlite'), { readonly: true });
	try {
		return sqlite.prepare('select * from ledger_entry where plan = ? order by number').all(server.planId) as Row[];
	} finally {
		sqlite.close();
	}
}

it('[LG20] an act and its entry are on disk together, and the receipt shows that it is the last of a signed checkpoint', async () => {
	const before = (await ledger()).size;
	const act = await signed('02');
	// The freeze and the act.
	expect(act.ledger?.index).toBe(before + 1);
	const { entry = '', checkpoint = '', key = '', proof = [], index = -1 } = act.ledger ?? {};
	const head = readCheckpoint(checkpoint);
	expect(head?.size).toBe(index + 1);
	expect(checkpointSignedBy(checkpoint, key)).toBe(true);
	const leaf = leafHash(new TextEncoder().encode(entry));
	const root = head?.root ?? new Uint8Array();
	expect(verifyInclusion({ leaf, index, size: index + 1, proof: proof.map(bytes), root })).toBe(true);
	const row = onDisk()[index];
	expect(row?.entry).toBe(entry);
	const detail = JSON.parse(row?.detail ?? '') as Record<string, Json>;
	expect(detailDigest(row?.salt ?? '', detail)).toBe((JSON.parse(entry) as LedgerEntry).digest);
	expect(detail).toMatchObject({ id: act.id, number: act.number, challenge: act.challenge, intent: act.intent, at: act.at });
	expect((await ledger()).entries[0]).toMatchObject({
		...{ kind: 'signing', act: act.id, words: null },
		said: { act: 'sign', capacity: 'decision-maker', verdict: 'agree', parts: 1 },
	});
	expect((await ledger()).entries[1]).toMatchObject({ kind: 'freeze', act: null, said: null });
	const again = (await decider.get<SigningActView>(`/api/plans/${server.planId}/signing/${act.id}`)).body;
	expect(again.ledger).toEqual(act.ledger);
});

it('[LG21] begins with who is on the plan and its key, and holds freezes, reopenings, rights and seats in order, but no talk', async () => {
	const { id: part } = await lead.part('03');
	expect((await lead.post(`/api/plans/${server.planId}/reminders`, { body: '994065' })).status).toBe(201);
	await lead.post(`/api/plans/${server.planId}/drafting`, { allowed: false });
	await lead.post(`/api/parts/${part}/freeze`);
	await lead.post(`/api/parts/${part}/reopen`, { reason: '金額を直すため' });
	await lead.post(`/api/parts/${part}/threads`, { kind: 'comment', text: '記録簿には入らない' });
	const rows = onDisk();
	const entries = rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
	expect(entries[0]).toMatchObject({ kind: 'genesis', index: 0, before: Buffer.from(rootOf([])).toString('hex') });
	expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ signing: [], acts: [], key: (await ledger()).key });
	expect(entries.slice(-4).map(({ kind }) => kind)).toEqual(['reminder', 'drafting', 'freeze', 'reopen']);
	expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({
		rules: { scheme: 3, edition: 'TYPE1', representative: '994014', draftingAllowed: true, suggestOnly: [], policies: {} },
	});
	expect(JSON.parse(rows.at(-2)?.detail ?? '')).toMatchObject({ part, hash: expect.stringMatching(/^sha256:/) as string });
	const leaves = entries.map(entryLeaf);
	for (const [index, entry] of entries.entries()) {
		expect(entry.before).toBe(Buffer.from(rootOf(leaves.slice(0, index))).toString('hex'));
		expect(entry.at >= (entries[index - 1]?.at ?? '')).toBe(true);
	}
});

it('[LG28] of a seat that is given, changed or ended the log holds which one, of which body, what it may and until when', async () => {
	const path = `/api/plans/${server.planId}/members`;
	const last = () => JSON.parse(onDisk().at(-1)?.detail ?? '') as { of: { id: string } };
	const add = { party: KURISE, person: '新田 一', post: '副町長', role: 'decider' };
	expect((await lead.post(path, { add })).status).toBe(200);
	const { of } = last();
	expect(last()).toMatchObject({ kind: 'members', of: { party: KURISE, role: 'decider', to: null, delegation: null } });
	const to = yearsAfter(dayInJapan(new Date()), 1);
	expect((await lead.post(path, { change: { seat: of.id, to } })).status).toBe(200);
	expect(last()).toMatchObject({ of: { ...of, to } });
	expect((await lead.post(path, { end: { seat: of.id } })).status).toBe(200);
	expect(last()).toMatchObject({ of: { id: of.id, role: 'decider', to: expect.stringMatching(/^20\d\d-/) as string } });
	expect(last().of).not.toMatchObject({ to });
});

it('[LG22] a later checkpoint continues an earlier one', async () => {
	const early = readCheckpoint((await ledger()).checkpoint);
	await signed('07');
	const late = readCheckpoint((await ledger()).checkpoint);
	const leaves = onDisk().map(leafOf);
	const [oldSize, size] = [early?.size ?? 0, late?.size ?? 0];
	expect(size).toBeGreaterThan(oldSize);
	const roots = { oldRoot: early?.root ?? new Uint8Array(), root: late?.root ?? new Uint8Array() };
	expect(verifyConsistency({ oldSize, size, ...roots, proof: consistencyProof(leaves, oldSize) })).toBe(true);
	const path = `/api/plans/${server.planId}/ledger/consistency`;
	const { body } = await decider.get<{ proof: string[] }>(`${path}?from=${oldSize}&to=${size}`);
	expect(verifyConsistency({ oldSize, size, ...roots, proof: body.proof.map(bytes) })).toBe(true);
	for (const wrong of ['', '?from=0&to=2', '?from=3&to=2', `?from=1&to=${size + 99}`, '?from=x&to=2']) {
		expect([wrong, (await decider.get(path + wrong)).status]).toEqual([wrong, 400]);
	}
	const vendor = await server.as('seat-michishirube-reviewer');
	expect((await vendor.get(`${path}?from=${oldSize}&to=${size}`)).status).toBe(403);
});

it('[LG23] is for the member bodies alone; of passkeys and exports each sees its own', async () => {
	const path = `/api/plans/${server.planId}/ledger`;
	expect((await decider.get(path)).status).toBe(200);
	for (const seat of ['seat-michishirube-reviewer', 'seat-tsukikage-reviewer', 'seat-kitahi-business']) {
		const other = await server.as(seat);
		expect([seat, (await other.get(path)).status]).toEqual([seat, 403]);
	}
	expect((await fetch(server.url + path)).status).toBe(401);
});

it('[LG27] taking a paper away is an entry that its own body can read', async () => {
	const { id } = await signed('16');
	const path = `/api/plans/${server.planId}/signing/${id}/receipt.pdf`;
	expect((await fetch(server.url + path, { headers: { cookie: decider.cookie } })).status).toBe(200);
	const csv = await fetch(`${server.url}/api/open-items.csv`, { headers: { cookie: decider.cookie } });
	expect(csv.status).toBe(200);
	const taken = onDisk()
		.filter(({ kind }) => kind === 'export')
		.map(({ detail }) => JSON.parse(detail) as object);
	expect(taken).toMatchObject([
		{ what: 'receipt', about: id, body: KURISE, seat: 'seat-kurise-decider' },
		{ what: 'open-items', body: KURISE },
	]);
	expect((await ledger()).entries[0]).toMatchObject({ kind: 'export', by: { body: KURISE } });
	// The others see that there is an entry: neither whose it is nor who.
	expect((await ledger(lead)).entries[0]).toMatchObject({ kind: 'export', by: null, words: null });
	const rows = onDisk().filter(({ kind }) => kind === 'export');
	expect(rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry)).toMatchObject([
		{ body: null, seat: null },
		{ body: null, seat: null },
	]);
});

it('[LG32] the list of open items bears the checkpoint of each plan that it has rows of, and fits the log', async () => {
	const vendor = await server.as('seat-michishirube-reviewer');
	const { plans } = (await vendor.get<{ plans: PlanSummary[] }>('/api/plans')).body;
	const { items } = (await vendor.get<OpenItemsView>('/api/open-items')).body;
	const having = new Set(items.map(({ plan }) => plan.id));
	expect(having.size).toBeLessThan(plans.length);
	expect(having.size).toBeGreaterThan(0);
	const answer = await fetch(`${server.url}/api/open-items.csv`, { headers: { cookie: vendor.cookie } });
	const rows = cellsOf((await answer.text()).slice(1));
	const width = rows[0]?.length ?? 0;
	expect(rows.filter((row) => row.length !== width)).toEqual([]);
	const blank = rows.findIndex((row) => row.every((cell) => cell === ''));
	expect(blank).toBe(items.length + 1);
	const [title, heads, ...logs] = rows.slice(blank + 1);
	expect([title?.[0], heads?.[2]]).toEqual(['書き出したときの、各計画の記録簿の要約', '項の数']);
	expect(logs.map((row) => row[1])).toEqual([...having].map(originOf));
	for (const [plan, , size, root, key, note = ''] of logs) {
		const said = readCheckpoint(note);
		expect(plans.map((one) => one.title)).toContain(plan);
		expect([String(said?.size), Buffer.from(said?.root ?? '').toString('base64')]).toEqual([size, root?.replace(/^'/, '')]);
		expect(checkpointSignedBy(note, key ?? '')).toBe(true);
	}
	const [, , size, , key, note = ''] = logs.find((row) => row[1] === originOf(server.planId)) ?? [];
	const leaves = onDisk().map(leafOf);
	expect([Number(size), key]).toEqual([leaves.length, (await ledger()).key]);
	expect(readCheckpoint(note)?.root).toEqual(rootOf(leaves));
	expect(JSON.parse(onDisk().at(-1)?.detail ?? '')).toMatchObject({ what: 'open-items', seat: 'seat-michishirube-reviewer' });
});

it('[LG24] neither an entry nor a checkpoint can be changed or dropped by a slip of the program', () => {
	const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
	try {
		for (const statement of [
			"update ledger_entry set detail = '{}'",
			'delete from ledger_entry',
			"update ledger_checkpoint set note = ''",
			'delete from ledger_checkpoint',
		]) {
			expect(() => sqlite.exec(statement), statement).toThrow('append-only');
		}
	} finally {
		sqlite.close();
	}
});

it('[LG25] a key that is changed says so in every log, signed by the old one; its secret is forgotten', async () => {
	const data = mkdtempSync(join(tmpdir(), 'renkei-'));
	try {
		const first = await startDemo({ data });
		const plan = first.planId;
		const read = async (running: DemoServer) =>
			(await (await running.as('seat-kurise-decider')).get<LedgerView>(`/api/plans/${plan}/ledger`)).body;
		const before = await read(first);
		await first.close();
		const db = await openSqlite(data);
		const { plans } = await rotateKey(db, '2027-04-01T00:00:00.000Z');
		expect(plans).toBe((await plansWithLedger(db)).length);
		const rows = await entriesSince(db, plan, 0);
		const said = JSON.parse(rows.at(-1)?.detail ?? '') as { key: string };
		const notes = await db.selectFrom('ledger_checkpoint').selectAll().where('plan', '=', plan).orderBy('size').execute();
		expect(notes.at(-1)?.size).toBe(rows.length);
		expect(checkpointSignedBy(notes.at(-1)?.note ?? '', before.key)).toBe(true);
		const keys = await db.selectFrom('ledger_key').select(['number', 'secret']).orderBy('number').execute();
		expect(keys.map(({ secret }) => secret === null)).toEqual([true, false]);
		await db.destroy();
		const second = await startDemo({ data });
		const seat = await second.as('seat-kurise-decider');
		const { id: part } = await seat.part('14', KURISE);
		await seat.post(`/api/parts/${part}/freeze`);
		const after = await read(second);
		expect(after.key).toBe(said.key);
		expect(after.key).not.toBe(before.key);
		expect(checkpointSignedBy(after.checkpoint, after.key)).toBe(true);
		await second.close();
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
});

it('[LG26] a folder from before there was a log gets one that begins with all that was recorded until then', async () => {
	const data = mkdtempSync(join(tmpdir(), 'renkei-'));
	try {
		const first = await startDemo({ data });
		const plan = first.planId;
		await first.close();
		const sqlite = new Database(join(data, 'renkei.sqlite'));
		const acts = (sqlite.prepare('select count(*) as count from signing_act where plan = ?').get(plan) as { count: number })
			.count;
		// As schema 12 left it.
		for (const table of ['ledger_entry', 'ledger_head', 'ledger_checkpoint', 'ledger_key', 'reminder', 'passkey_proof']) {
			sqlite.exec(`drop table ${table}`);
		}
		for (const column of ['enrolled_by', 'lost_at', 'settled_from']) {
			sqlite.exec(`alter table passkey drop column ${column}`);
		}
		for (const column of ['label', 'proof']) {
			sqlite.exec(`alter table passkey_challenge drop column ${column}`);
		}
		sqlite.exec("update meta set value = '12' where key = 'schema'");
		sqlite.close();
		const second = await startDemo({ data });
		const seat = await second.as('seat-kurise-decider');
		const { body } = await seat.get<LedgerView>(`/api/plans/${plan}/ledger`);
		expect([body.size, body.entries[0]?.kind]).toEqual([1, 'genesis']);
		await second.close();
		const read = new Database(join(data, 'renkei.sqlite'), { readonly: true });
		const row = read.prepare('select detail from ledger_entry where plan = ?').get(plan) as { detail: string };
		read.close();
		const { signing } = JSON.parse(row.detail) as { signing: { number: number; signoffs: object[] }[] };
		expect(signing.map(({ number }) => number)).toEqual(Array.from({ length: acts }, (_, index) => index + 1));
		expect(signing.every(({ signoffs }) => signoffs.length > 0)).toBe(true);
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
});
