import { archivePaths, type LedgerLine, verifyArchive } from '@renkei/ledger';
import { accept } from '@renkei/plan';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import type { Session } from '../../auth/sessions.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { writeLastDay } from '../../storage/seats.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { nodeMeans } from '../../verify/means.ts';
import { recordAct } from '../journal.ts';
import { recordExport } from '../ledger/record-export.ts';
import { takeArchive } from './take-archive.ts';

let practice: PracticePlan;
const at = '2026-12-01T00:00:00.000Z';

beforeEach(async () => {
	practice = await startPractice();
});

afterEach(async () => {
	await practice.close();
});

/** Takes 栗瀬町's archive, and does something while its papers are made. */
function takeWhile(meanwhile: () => Promise<unknown>) {
	const { plan, today } = practice;
	const session = { id: 'session-kobayashi', personId: 'person-kobayashi' } as Session;
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
