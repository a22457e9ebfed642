import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LedgerView, PreparedView, SigningActView } from '@renkei/api';
import { archivePaths, type LedgerLine, type Verdict, verifyArchive } from '@renkei/ledger';
import { canonicalJson, type Json } from '@renkei/plan';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type SignedSeat, startDemo } from '../../server/src/testing/demo-server.ts';
import { softwarePasskey } from '../../server/src/testing/software-passkey.ts';
import { nodeMeans } from '../../server/src/verify/means.ts';
import { fieldsChanged, rowsChanged } from '../support/archive-changes.ts';

const KURISE = '994031';
type Files = ReadonlyMap<string, Uint8Array>;

let server: DemoServer;
let decider: SignedSeat;
let lead: SignedSeat;
/** The address under which passkeys work. */
let home: string;
let zip: Uint8Array;
let files: Files;
/** Checkpoints that a body has kept elsewhere: from before everything, from a receipt, and under the first key. */
let kept: { first: LedgerView; receipt: SigningActView };
/** The data as they were before anything was signed in this test. */
let before: string;

const json = { 'content-type': 'application/json' };
async function post<T>(path: string, body: unknown): Promise<T> {
	const headers = { ...json, cookie: decider.cookie, origin: home };
	return (await (await fetch(home + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
}

/** 栗瀬町 freezes one of its parts and decides it, by a passkey where it has one. */
async function decided(key: string, passkey: ReturnType<typeof softwarePasskey> | null): Promise<SigningActView> {
	const { id: part, frozen } = await decider.part(key, KURISE);
	if (frozen !== null) {
		await post(`/api/parts/${part}/reopen`, { reason: '金額を直すため' });
	}
	const { contentHash } = await post<{ contentHash: string }>(`/api/parts/${part}/freeze`, {});
	const said = {
		...{ act: 'sign', verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第1号', decidedOn: '2026-11-24' },
		parts: [{ part, contentHash }],
	};
	const path = `/api/plans/${server.planId}/signing`;
	const { intent, stepUp } = await post<PreparedView>(`${path}/prepare`, said);
	const assertion = passkey === null ? {} : { assertion: passkey.assert(stepUp.challenge) };
	return post<SigningActView>(path, { ...said, nonce: intent.nonce, ...assertion });
}

/** A spare passkey that this one vouches for, and ends. */
async function spareOf(passkey: ReturnType<typeof softwarePasskey>): Promise<void> {
	const proved = async (deed: object) => {
		const { challenge } = await post<{ challenge: string }>('/api/me/passkeys/proof', deed);
		return passkey.assert(challenge);
	};
	const label = '予備';
	const spare = softwarePasskey('localhost', home);
	const wanted = { label, assertion: await proved({ act: 'register', label }) };
	const { options } = await post<{ options: { challenge: string } }>('/api/me/passkeys/options', wanted);
	await post('/api/me/passkeys', { label, credential: spare.register(options) });
	const ended = { revoked: true, assertion: await proved({ act: 'end', passkey: spare.id }) };
	await post(`/api/me/passkeys/${spare.id}`, ended);
}

async function archiveOf(running: DemoServer, seat: string): Promise<Uint8Array> {
	const { cookie } = await running.as(seat);
	const answer = await fetch(`${running.url}/api/plans/${running.planId}/archive.zip`, { headers: { cookie } });
	expect(answer.status).toBe(200);
	return new Uint8Array(await answer.arrayBuffer());
}
const filesOf = (bytes: Uint8Array): Files => new Map(Object.entries(unzipSync(bytes)));

const ledgerOf = async (running: DemoServer): Promise<LedgerView> =>
	(await (await running.as('seat-kurise-decider')).get<LedgerView>(`/api/plans/${running.planId}/ledger`)).body;

const verify = (of: Files, ask: { checkpoints?: readonly string[]; key?: string } = {}): Verdict =>
	verifyArchive(of, { checkpoints: ask.checkpoints ?? [], key: ask.key ?? null, ...nodeMeans });

const read = (path: string, of: Files = files): Json => JSON.parse(new TextDecoder().decode(of.get(path))) as Json;
const linesOf = (of: Files = files): LedgerLine[] =>
	new TextDecoder()
		.decode(of.get(archivePaths.entries))
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as LedgerLine);
const asLines = (lines: readonly LedgerLine[]): Uint8Array =>
	new TextEncoder().encode(lines.map((line) => `${canonicalJson(line as unknown as Json)}\n`).join(''));

/** What the verifier says of an archive of which one file is another. */
const withFile = (path: string, bytes: Uint8Array): Verdict => verify(new Map([...files, [path, bytes]]));
const faultIn = (verdict: Verdict): string => (verdict.ok ? 'nothing' : verdict.fault.file);

beforeAll(async () => {
	server = await startDemo();
	home = server.url.replace('127.0.0.1', 'localhost');
	decider = await server.as('seat-kurise-decider');
	lead = await server.as('seat-asagiri-lead');
	const first = await ledgerOf(server);
	before = mkdtempSync(join(tmpdir(), 'renkei-before-'));
	// By a process of its own: a file of SQLite that is closed in this one would take the server's locks with it.
	await promisify(execFile)('cp', ['-r', `${server.folder}/.`, before]);
	await decided('02', null);
	const passkey = softwarePasskey('localhost', home);
	const { options } = await post<{ options: { challenge: string } }>('/api/me/passkeys/options', { label: '端末' });
	await post('/api/me/passkeys', { label: '端末', credential: passkey.register(options) });
	const receipt = await decided('07', passkey);
	expect(receipt.evidence.stepUp.method).toBe('passkey');
	await decided('14', passkey);
	// A new key in between, by the program that the server's keeper runs.
	await promisify(execFile)(process.execPath, ['server/src/cli.ts', 'ledger-key', '--data', server.folder]);
	await decided('07', passkey);
	const withdrawn = await decided('16', passkey);
	const path = `/api/plans/${server.planId}/signing`;
	const back = { act: 'withdraw', signoffs: withdrawn.signoffs.map(({ id }) => id), capacity: 'decision-maker', text: '誤り' };
	const prepared = await post<PreparedView>(`${path}/prepare`, back);
	await post(path, { ...back, nonce: prepared.intent.nonce, assertion: passkey.assert(prepared.stepUp.challenge) });
	await spareOf(passkey);
	const { id } = await lead.part('03');
	await lead.post(`/api/parts/${id}/freeze`);
	await lead.post(`/api/parts/${id}/threads`, { kind: 'question', text: '出典はどこですか。' });
	kept = { first, receipt };
	zip = await archiveOf(server, 'seat-kurise-decider');
	files = filesOf(zip);
}, 120_000);

afterAll(async () => {
	await server.close();
	rmSync(before, { recursive: true, force: true });
});

describe('an archive of a real server', () => {
	it('[T20] untouched passes, with every checkpoint and key that was kept elsewhere', async () => {
		const now = await ledgerOf(server);
		const checkpoints = [kept.first.checkpoint, kept.receipt.ledger?.checkpoint ?? '', now.checkpoint];
		const verdict = verify(files, { checkpoints, key: kept.first.key });
		expect(verdict).toMatchObject({ ok: true, summary: { body: { code: KURISE }, outside: 3, passkeys: 5, hidden: 0 } });
		expect(verify(files, { key: now.key }).ok).toBe(true);
	});

	it('[AV29] holds with what the spare passkey was registered and ended, which is checked', () => {
		const at = linesOf().findIndex(({ detail }) => (detail as { enrolledBy?: string } | null)?.enrolledBy === 'passkey');
		expect(linesOf()[at]?.detail).toMatchObject({ kind: 'passkey', proof: { intent: { act: 'register', subject: '予備' } } });
		expect(linesOf()[at + 1]?.detail).toMatchObject({ revoked: true, proof: { intent: { act: 'end' } } });
	});

	it('[T20] the program says so without the network and without writing', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'renkei-archive-'));
		const [archive, note] = [join(folder, 'a.zip'), join(folder, 'note.txt')];
		writeFileSync(archive, zip);
		writeFileSync(note, kept.first.checkpoint);
		const run = (...more: string[]) =>
			promisify(execFile)(process.execPath, [
				// Neither sockets nor files to write are granted.
				...['--permission', '--allow-fs-read=*', 'server/src/cli.ts', 'verify'],
				...more,
			]);
		try {
			expect((await run(archive, '--checkpoint', note)).stdout).toContain('この控えは、記録のとおりです。');
			const altered = new Uint8Array(zip);
			altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1;
			writeFileSync(archive, altered);
			await expect(run(archive)).rejects.toThrow();
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

describe('what was altered by whoever holds the archive', () => {
	it('[T20] each field of each file is named with its file', () => {
		let changed = 0;
		for (const path of files.keys()) {
			if (path.endsWith('.json')) {
				for (const { place, bytes } of fieldsChanged(read(path))) {
					changed += 1;
					expect([path, place, faultIn(withFile(path, bytes))]).toEqual([path, place, path]);
				}
			}
		}
		expect(changed).toBeGreaterThan(9_000);
	});

	it('[T20] each field of each entry of the log is named with its entry', () => {
		const lines = linesOf();
		for (const [index, line] of lines.entries()) {
			for (const { place, bytes } of fieldsChanged(line as unknown as Json)) {
				const text = new TextDecoder().decode(bytes);
				const changed = lines.map((other, at) => (at === index ? (JSON.parse(text) as LedgerLine) : other));
				const verdict = withFile(archivePaths.entries, asLines(changed));
				const named = verdict.ok ? null : [verdict.fault.file, verdict.fault.entry];
				expect([index, place, named]).toEqual([index, place, [archivePaths.entries, index]]);
			}
		}
	});

	it('[T20] entries dropped, doubled and turned round are named with the first that is not where it belongs', () => {
		const changes = rowsChanged(linesOf(), asLines);
		for (const { place, bytes } of changes) {
			const verdict = withFile(archivePaths.entries, bytes);
			const index = Number(place.split(' ')[0]);
			// The one that is doubled is in its place; the next is not.
			const first = place.endsWith('doubled') ? index + 1 : index;
			const named = verdict.ok ? null : verdict.fault.file === archivePaths.entries ? verdict.fault.entry : verdict.fault.file;
			expect([place, named]).toEqual([place, first]);
		}
	});

	it('[T20] rows of the lists dropped, doubled and turned round are named with their file', () => {
		for (const path of [archivePaths.signoffs, archivePaths.journal]) {
			const rows = read(path) as readonly Json[];
			for (const { place, bytes } of rowsChanged(rows, (changed) => new TextEncoder().encode(canonicalJson([...changed])))) {
				expect([path, place, faultIn(withFile(path, bytes))]).toEqual([path, place, path]);
			}
		}
	});

	it('[T20] each file that is missing, emptied, cut or exchanged is named, and each that is more', () => {
		const paths = [...files.keys()];
		for (const [index, path] of paths.entries()) {
			const bytes = files.get(path) ?? new Uint8Array();
			const missing = new Map(files);
			missing.delete(path);
			const other = files.get(paths[(index + 1) % paths.length] ?? '') ?? new Uint8Array();
			const verdicts = [verify(missing), ...[new Uint8Array(), bytes.slice(0, -1), other].map((one) => withFile(path, one))];
			expect([path, verdicts.map(({ ok }) => ok)]).toEqual([path, [false, false, false, false]]);
			if (!path.startsWith('ledger/')) {
				expect([path, verdicts.map(faultIn)]).toEqual([path, [path, path, path, path]]);
			}
		}
		expect(faultIn(withFile('acts/0099.json', new TextEncoder().encode('{}')))).toBe('acts/0099.json');
		expect(faultIn(withFile('ledger/more.txt', new TextEncoder().encode('{}')))).toBe('ledger/more.txt');
	});

	it('[T20] the tail of the log cut, under a checkpoint that was genuine at that size, is named', () => {
		const lines = linesOf();
		const genuine = kept.receipt.ledger;
		const size = (genuine?.index ?? 0) + 1;
		const cut = new Map([
			...files,
			[archivePaths.entries, asLines(lines.slice(0, size))] as const,
			[archivePaths.checkpoint, new TextEncoder().encode(genuine?.checkpoint ?? '')] as const,
		]);
		expect(verify(cut)).toMatchObject({ ok: false, fault: { code: 'export-missing', entry: size - 1 } });
		for (let length = 0; length < lines.length; length += 1) {
			const verdict = withFile(archivePaths.entries, asLines(lines.slice(0, length)));
			expect([length, verdict.ok]).toEqual([length, false]);
		}
	});
});

describe('what was altered by whoever holds the server', () => {
	it('[T20] a database that was exchanged for another history is named by a checkpoint that was kept', async () => {
		const other = await startDemo({ data: before });
		try {
			const seat = await other.as('seat-asagiri-lead');
			for (const key of ['03', '04', '05', '08', '09', '10', '11', '12', '13', '15', '17', '18']) {
				const { id } = await seat.part(key);
				for (const act of [
					{ path: 'freeze', body: {} },
					{ path: 'reopen', body: { reason: '別の歴史' } },
				]) {
					await seat.post(`/api/parts/${id}/${act.path}`, act.body);
				}
			}
			const swapped = filesOf(await archiveOf(other, 'seat-kurise-decider'));
			// By itself it is sound, and so is its beginning.
			expect(verify(swapped, { checkpoints: [kept.first.checkpoint], key: kept.first.key }).ok).toBe(true);
			const receipt = kept.receipt.ledger?.checkpoint ?? '';
			expect(verify(swapped, { checkpoints: [kept.first.checkpoint, receipt] })).toMatchObject({
				ok: false,
				fault: { code: 'outside-differs', file: 'checkpoint:2' },
			});
		} finally {
			await other.close();
		}
	});

	it('[T20] a database that lost its tail is named by a checkpoint that was kept', async () => {
		const data = mkdtempSync(join(tmpdir(), 'renkei-cut-'));
		cpSync(before, data, { recursive: true });
		const other = await startDemo({ data });
		try {
			const now = (await ledgerOf(server)).checkpoint;
			const cut = filesOf(await archiveOf(other, 'seat-kurise-decider'));
			expect(verify(cut, { checkpoints: [now] })).toMatchObject({ ok: false, fault: { file: 'checkpoint:1' } });
		} finally {
			await other.close();
			rmSync(data, { recursive: true, force: true });
		}
	});

	it('[T20] another server’s log is named by its key', async () => {
		// In a folder of its own, or it would be a copy of the same first data with the same key.
		const data = mkdtempSync(join(tmpdir(), 'renkei-other-'));
		const other = await startDemo({ data });
		try {
			const foreign = filesOf(await archiveOf(other, 'seat-kurise-decider'));
			expect(verify(foreign).ok).toBe(true);
			expect(verify(foreign, { key: kept.first.key })).toMatchObject({ ok: false, fault: { code: 'key-other' } });
		} finally {
			await other.close();
			rmSync(data, { recursive: true, force: true });
		}
	});
});

it('[AV40] an archive is for member bodies, is bound to the log as its last entry, and the taking is recorded', async () => {
	const path = `/api/plans/${server.planId}/archive.zip`;
	for (const [seat, status] of [
		['seat-michishirube-reviewer', 403],
		['seat-tsukikage-reviewer', 403],
		['seat-kitahi-business', 403],
	] as const) {
		const { cookie } = await server.as(seat);
		expect([seat, (await fetch(server.url + path, { headers: { cookie } })).status]).toEqual([seat, status]);
	}
	expect((await fetch(server.url + path)).status).toBe(401);
	const last = linesOf().at(-1);
	const manifest = createHash('sha256')
		.update(files.get(archivePaths.manifest) ?? '')
		.digest('hex');
	expect(last).toMatchObject({
		entry: { kind: 'export', body: null, seat: null },
		detail: { body: KURISE, manifest: `sha256:${manifest}` },
	});
	const other = filesOf(await archiveOf(server, 'seat-hino-decider'));
	expect(verify(other).ok).toBe(true);
	// 栗瀬町's taking away and its passkey are its own matter; 庁内メモ of others are in no archive but their own.
	expect(linesOf(other)[last?.entry.index ?? 0]).toMatchObject({ entry: { kind: 'export' }, salt: null, detail: null });
	const memos = (of: Files) => [...of.keys()].filter((name) => name.startsWith('parts/memo'));
	expect(memos(files)).toEqual([`parts/memo-${KURISE}.json`]);
	expect(memos(other)).not.toEqual(memos(files));
});
