import { archivePaths, handoverPath, type LedgerLine, verifyArchive } from '@renkei/ledger';
import { accept } from '@renkei/plan';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import type { Session } from '../../auth/sessions.ts';
import { insertFreeze } from '../../storage/freezes.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { ledgerHead } from '../../storage/ledger.ts';
import { writeLastDay } from '../../storage/seats.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { nodeMeans } from '../../verify/means.ts';
import { recordAct } from '../journal.ts';
import { recordExport } from '../ledger/record-export.ts';
import { rotateKey } from '../ledger/rotate-key.ts';
import { takeArchive } from './take-archive.ts';

let practice: PracticePlan;
const at = '2026-12-01T00:00:00.000Z';

beforeEach(async () => {
	practice = await startPractice();
});

afterEach(async () => {
	await practice.close();
});

/** Takes the archive of the body of a person, and does something while its papers are made. */
function takeWhile(meanwhile: () => Promise<unknown>, person = 'person-kobayashi') {
	const { plan, today } = practice;
	const session = { id: `session-${person}`, personId: person } as Session;
	return takeArchive(practice, { session, plan, moment: { at, today } }, async () => {
		await meanwhile();
		return accept(new Map());
	});
}

it('[AV43] whoever is no longer on the plan when an archive is sealed gets none', async () => {
	const { db, plan, newId } = practice;
	const ended = () =>
		inTransaction(db, async (tx) => {
			await writeLastDay(tx, 'seat-kurise-decider', '2026-11-30');
			const act = { id: newId(), plan, part: null, seat: 'seat-asagiri-lead', at };
			await recordAct(tx, { ...act, kind: 'members', detail: '栗瀬町 総務課長 小林 修：席を終えました' });
		});
	expect((await takeWhile(() => Promise.resolve())).ok).toBe(true);
	expect(await takeWhile(ended)).toMatchObject({ ok: false, refusal: { code: 'unknown' } });
});

it('[AV45] papers that others take away meanwhile keep nobody from an archive, and stand in it', async () => {
	const { db } = practice;
	const [seat] = await findSeats(db, { seat: 'seat-hino-decider' });
	const grant = seat === undefined ? null : await planGrantOfSeat(db, seat);
	let made = 0;
	const taken = await takeWhile(async () => {
		made += 1;
		if (grant !== null) {
			await recordExport(practice, { grant, moment: { at, today: practice.today }, what: 'open-items', about: null });
		}
	});
	const files = taken.ok ? taken.value.files : new Map<string, Uint8Array>();
	expect([taken.ok, made]).toEqual([true, 1]);
	expect(verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans })).toMatchObject({ ok: true });
	const lines = new TextDecoder().decode(files.get(archivePaths.entries)).trimEnd().split('\n');
	const [other, own] = lines.slice(-2).map((line) => JSON.parse(line) as LedgerLine);
	expect(other).toMatchObject({ entry: { kind: 'export' }, salt: null, detail: null });
	expect(own).toMatchObject({ entry: { kind: 'export' }, detail: { what: 'archive' } });
});

it('[AV42] what is recorded while an archive is made stands in it, and it is made anew; not for ever', async () => {
	const { db, plan, newId } = practice;
	let made = 0;
	const recordUpTo = (most: number) => async () => {
		made += 1;
		if (made <= most) {
			const act = { id: newId(), plan, part: null, seat: 'seat-asagiri-lead', at };
			await inTransaction(db, (tx) => recordAct(tx, { ...act, kind: 'drafting', detail: `act ${made}` }));
		}
	};
	const taken = await takeWhile(recordUpTo(2));
	const files = taken.ok ? taken.value.files : new Map<string, Uint8Array>();
	expect([taken.ok, made]).toEqual([true, 3]);
	expect(verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans })).toMatchObject({ ok: true });
	const journal = new TextDecoder().decode(files.get(archivePaths.journal));
	expect([journal.includes('act 1'), journal.includes('act 2')]).toEqual([true, true]);
	expect(await takeWhile(recordUpTo(Number.POSITIVE_INFINITY))).toMatchObject({ ok: false, refusal: { code: 'too-fast' } });
});

it('[AV42] a log of many pieces is read whole, and what is added between two of them makes it anew', async () => {
	const { db, plan, newId } = practice;
	const record = async (count: number, detail: string) => {
		for (let done = 0; done < count; done += 1) {
			const act = { id: newId(), plan, part: null, seat: 'seat-asagiri-lead', at };
			await inTransaction(db, (tx) => recordAct(tx, { ...act, kind: 'drafting', detail }));
		}
	};
	const sizeOf = async () => (await ledgerHead(db, plan))?.size ?? 0;
	await record(200 - 1 - (await sizeOf()), 'of the first piece');
	// The last entry of a piece, and the first of another.
	await rotateKey(db, at);
	await rotateKey(db, at);
	await record(230, 'of the second');
	let made = 0;
	const taken = await takeWhile(() => {
		made += 1;
		if (made === 1) {
			// Comes when the first piece has been read: until then nobody else has a turn.
			setImmediate(() => void record(1, 'between two pieces'));
		}
		return Promise.resolve();
	});
	const files = taken.ok ? taken.value.files : new Map<string, Uint8Array>();
	expect([taken.ok, made]).toEqual([true, 2]);
	expect(verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans })).toMatchObject({ ok: true });
	const lines = new TextDecoder().decode(files.get(archivePaths.entries)).trimEnd().split('\n');
	expect(lines).toHaveLength(await sizeOf());
	expect(new TextDecoder().decode(files.get(archivePaths.journal))).toContain('between two pieces');
	expect([199, 200].map((entry) => files.has(handoverPath(entry)))).toEqual([true, true]);
});

it('[AV42] an archive of a log with a hole is not taken for a sound one: the entry is named', async () => {
	const { sqlite, plan } = practice;
	sqlite.exec('drop trigger ledger_entry_no_delete');
	sqlite.prepare('delete from ledger_entry where plan = ? and number = 3').run(plan);
	const taken = await takeWhile(() => Promise.resolve());
	const files = taken.ok ? taken.value.files : new Map<string, Uint8Array>();
	expect(verifyArchive(files, { checkpoints: [], key: null, ...nodeMeans })).toMatchObject({
		ok: false,
		fault: { file: archivePaths.entries, entry: 3 },
	});
});

it('[AV40] holds what the body may read and nothing of what it may not: no part behind a wall, no passkey, no taking away of others', async () => {
	const { db, plan, newId } = practice;
	const memo = await practice.partAt('memo', '994031');
	await inTransaction(db, async (tx) => {
		const act = { id: newId(), plan, seat: 'seat-kurise-decider', at };
		await recordAct(tx, { ...act, part: null, kind: 'passkey', detail: 'key of 栗瀬町' });
		await recordAct(tx, { ...act, id: newId(), part: memo, kind: 'thread-resolved', detail: 'talk in the memo' });
		const content = JSON.stringify({ prose: 'frozen in the memo' });
		const hash = `sha256:${'5'.repeat(64)}`;
		await insertFreeze(tx, { id: newId(), part: memo, seq: 1, hash, content, text: '', at, seat: act.seat });
	});
	const nothing = () => Promise.resolve();
	const [own, other] = [await takeWhile(nothing), await takeWhile(nothing, await personOf('seat-hino-decider'))];
	const filesOf = (taken: typeof own) => [...(taken.ok ? taken.value.files : new Map<string, Uint8Array>())];
	const wordsOf = (taken: typeof own) =>
		filesOf(taken)
			.map(([path, bytes]) => `${path} ${new TextDecoder().decode(bytes)}`)
			.join('\n');
	for (const words of ['key of 栗瀬町', 'talk in the memo', 'frozen in the memo', 'memo-994031', memo]) {
		expect([words, wordsOf(own).includes(words), wordsOf(other).includes(words)]).toEqual([words, true, false]);
	}
	// Of 栗瀬町's archive the other one shows that there is an entry.
	const lines = new TextDecoder()
		.decode(new Map(filesOf(other)).get(archivePaths.entries))
		.trimEnd()
		.split('\n');
	expect(lines.slice(-2).map((line) => JSON.parse(line) as LedgerLine)).toMatchObject([
		{ entry: { kind: 'export', body: null, seat: null }, detail: null },
		{ entry: { kind: 'export', body: null, seat: null }, detail: { what: 'archive', body: '994057' } },
	]);
});

it('[AV40] is for seats of member bodies', async () => {
	const { db, plan } = practice;
	const nothing = () => Promise.resolve();
	for (const seat of ['seat-michishirube-reviewer', 'seat-kitahi-business', 'seat-tsukikage-reviewer']) {
		expect([seat, await takeWhile(nothing, await personOf(seat))]).toMatchObject([seat, { refusal: { code: 'forbidden' } }]);
	}
	expect(await takeWhile(nothing, await personOf('seat-016641-officer'))).toMatchObject({ refusal: { code: 'unknown' } });
	const become = (membership: string) =>
		db.updateTable('party').set({ membership }).where('plan', '=', plan).where('code', '=', '994031').execute();
	for (const membership of ['state', 'observer', 'vendor']) {
		await become(membership);
		expect(await takeWhile(nothing)).toMatchObject({ refusal: { code: 'forbidden' } });
	}
	await become('member');
	expect((await takeWhile(nothing)).ok).toBe(true);
});

async function personOf(seat: string): Promise<string> {
	return (await practice.db.selectFrom('seat').select('person').where('id', '=', seat).executeTakeFirstOrThrow()).person;
}
