import type { LedgerEntry } from '@renkei/ledger';
import type { Json } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { entriesSince } from '../../storage/ledger.ts';
import { writePolicies } from '../../storage/policies.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { type Act, type ActKind, recordAct } from '../journal.ts';
import { beginMissingLedgers } from './genesis.ts';
import { mayKnow, readLedger } from './read-ledger.ts';

const [KURISE, HINO] = ['994031', '994057'];
const [earlier, at] = ['2026-11-30T00:00:00.000Z', '2026-12-01T00:00:00.000Z'];
let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

/** Writes an act of 栗瀬町's 決裁権者 into the journal. */
async function done(kind: ActKind, given: Partial<Act> = {}, more: { readonly [key: string]: Json } = {}): Promise<string> {
	const { db, plan, newId } = practice;
	const act = { id: newId(), plan, part: null, seat: 'seat-kurise-decider', detail: `detail of ${kind}`, at, kind, ...given };
	await inTransaction(db, (tx) => recordAct(tx, act, more));
	return act.id;
}

async function entries(from = 0) {
	const rows = await entriesSince(practice.db, practice.plan, from);
	return rows.map((row) => ({ ...row, said: JSON.parse(row.entry) as LedgerEntry }));
}

async function readBy(seat: string) {
	const [held] = await findSeats(practice.db, { seat });
	const grant = held === undefined ? null : await planGrantOfSeat(practice.db, held);
	if (grant === null) {
		throw new Error(`${seat} has no plan`);
	}
	const read = await readLedger(practice, { grant, moment: { at, today: practice.today } });
	return read.ok ? read.value.entries : [];
}

describe('what of the journal is in the log', () => {
	it('[LG21] freezes, reopenings, reminders, and what changes rights, seats, 軽微な修正 and passkeys; no talk', async () => {
		const logged = [
			...['freeze', 'reopen', 'representative', 'drafting', 'suggest-only', 'members', 'policy', 'edition', 'passkey'],
			...['correction', 'correction-objected', 'correction-carried', 'round-released', 'reminder'],
		] as const;
		const talk = ['figure', 'thread-resolved', 'suggestion-accepted', 'suggestion-declined'] as const;
		// Sign-offs stand in the log by their whole act.
		const ofActs = ['signoff', 'withdrawal', 'later-view'] as const;
		const before = (await entries()).length;
		const acts: string[] = [];
		for (const kind of [...talk, ...logged, ...ofActs] as readonly ActKind[]) {
			acts.push(await done(kind, {}, { more: kind }));
		}
		const found = await entries(before);
		expect(found.map(({ kind }) => kind)).toEqual(logged);
		expect(found.map(({ act }) => act)).toEqual(acts.slice(talk.length, talk.length + logged.length));
		for (const { kind, detail } of found) {
			expect(JSON.parse(detail)).toMatchObject({ kind, seat: 'seat-kurise-decider', detail: `detail of ${kind}`, more: kind });
		}
	});

	it('[LG21] no entry is earlier than the one before it, whatever the clock does', async () => {
		await done('drafting');
		await done('drafting', { at: earlier });
		const [first, second] = (await entries()).slice(-2).map(({ said }) => said);
		expect([first?.at, second?.at]).toEqual([at, at]);
	});

	it('[LG20] no act without its entry, and no entry without its act', async () => {
		const { db, sqlite, plan } = practice;
		const count = () => sqlite.prepare('select count(*) as count from act where plan = ?').get(plan);
		const before = [count(), (await entries()).length];
		sqlite.exec("create trigger full before insert on ledger_entry begin select raise(abort, 'disk full'); end");
		await expect(done('drafting')).rejects.toThrow('disk full');
		sqlite.exec('drop trigger full');
		await expect(
			inTransaction(db, async (tx) => {
				const act = { id: 'lost', plan, part: null, seat: 'seat-kurise-decider', detail: '', at };
				await recordAct(tx, { ...act, kind: 'drafting' });
				throw new Error('after the entry');
			}),
		).rejects.toThrow('after the entry');
		expect([count(), (await entries()).length]).toEqual(before);
	});
});

describe('who knows of an entry', () => {
	it('[LG23] of a passkey its own body knows who and what, the others that there is one', async () => {
		await done('passkey');
		expect((await entries()).at(-1)?.said).toMatchObject({ kind: 'passkey', body: null, seat: null });
		expect((await readBy('seat-kurise-officer'))[0]).toMatchObject({
			...{ kind: 'passkey', by: { body: KURISE, person: '小林 修' }, words: 'detail of passkey' },
		});
		expect((await readBy('seat-hino-decider'))[0]).toMatchObject({ kind: 'passkey', by: null, words: null });
	});

	it('[LG23] of a part behind a wall whoever may read it; the entry itself names no such part', async () => {
		const memo = await practice.partAt('memo', KURISE);
		const trunk = await practice.partAt('03', null);
		await done('reopen', { part: memo });
		await done('reopen', { part: trunk });
		expect((await entries()).slice(-2).map(({ said }) => said.part)).toEqual([null, trunk]);
		expect((await readBy('seat-kurise-officer')).slice(0, 2).map(({ words }) => words)).toEqual([
			'detail of reopen',
			'detail of reopen',
		]);
		const other = (await readBy('seat-hino-decider')).slice(0, 2);
		expect(other.map(({ part, words }) => [part, words])).toEqual([
			[trunk, 'detail of reopen'],
			[null, null],
		]);
	});

	it('[LG23] of an act over several parts, whoever may read each of them', () => {
		const intent = { parts: [{ part: 'one' }, { part: 'other' }] };
		const row = { kind: 'signing', entry: '{}', detail: JSON.stringify({ intent }) };
		const knows = (...parts: string[]) => mayKnow(row, { readable: new Set(parts), own: HINO ?? '' });
		expect([knows('one', 'other'), knows('one'), knows()]).toEqual([true, false, false]);
	});
});

describe('the log of a plan from before there were logs', () => {
	it('[LG21] [LG26] begins with who is on the plan, what is narrowed, and all that was recorded; not with what is behind walls', async () => {
		const { db, sqlite, plan } = practice;
		const [memo, trunk] = [await practice.partAt('memo', KURISE), await practice.partAt('03', null)];
		const hidden = [await done('passkey'), await done('reopen', { part: memo }), await done('thread-resolved', { part: trunk })];
		const reopened = await done('reopen', { part: trunk, at: earlier, detail: 'old' });
		const corrected = await done('correction-carried', { part: trunk });
		const correction = {
			id: 'c',
			plan,
			part: trunk,
			from_seq: 1,
			from_hash: 'a',
			to_seq: 2,
			to_hash: 'b',
			seat: 'seat-asagiri-lead',
			reason: '',
		};
		const ended = { at, object_until: '2026-11-30', signoffs: '["s"]', carried: '["s"]', ended_at: at };
		await db
			.insertInto('correction')
			.values({ ...correction, ...ended })
			.execute();
		const policy = { deciding: ['decision-maker'], freezing: 'deciders', checkFirst: true, dueOn: '2026-12-20' } as const;
		await inTransaction(db, (tx) => writePolicies(tx, [{ key: '03', policy }], { plan, seat: 'seat-asagiri-lead', at }));
		await db.insertInto('suggest_only').values({ plan, key: '03' }).execute();
		const old = sqlite.prepare('select id, part, body from signoff order by id limit 1').get() as Record<string, string>;
		sqlite.prepare('update signoff set act = null, withdrawn_at = ? where id = ?').run(at, old.id);
		for (const table of ['ledger_entry', 'ledger_checkpoint']) {
			sqlite.exec(`drop trigger ${table}_no_delete`);
			sqlite.exec(`delete from ${table}`);
		}
		sqlite.exec('delete from ledger_head');
		await beginMissingLedgers(db, at);
		const [first, ...more] = await entries();
		expect([first?.kind, more]).toEqual(['genesis', []]);
		const { parties, seats, rules, acts, signoffs, freezes } = JSON.parse(first?.detail ?? '') as Genesis;
		const all = async (table: 'party' | 'seat') =>
			(await db.selectFrom(table).select('plan').where('plan', '=', plan).execute()).length;
		expect([parties.length, seats.length]).toEqual([await all('party'), await all('seat')]);
		expect(parties).toContainEqual({ code: KURISE, name: '栗瀬町', kind: 'municipality', membership: 'member' });
		expect(seats).toContainEqual(expect.objectContaining({ id: 'seat-kurise-decider', party: KURISE, role: 'decider' }));
		expect(rules).toMatchObject({ suggestOnly: ['03'], policies: { '03': policy }, representative: '994014' });
		const told = acts.filter(({ id }) => [...hidden, reopened, corrected].includes(id));
		expect(told).toMatchObject([
			{ id: reopened, part: trunk, kind: 'reopen' },
			{ id: corrected, part: trunk, kind: 'correction-carried', signoffs: ['s'], to: 'b' },
		]);
		expect(signoffs).toMatchObject([{ id: old.id, part: old.part, body: old.body, withdrawnAt: at, state: 'withdrawn' }]);
		const frozen = sqlite
			.prepare('select hash from part_freeze join part on part.id = part_freeze.part where plan = ?')
			.all(plan) as { hash: string }[];
		expect(freezes.map(({ hash }) => hash).toSorted()).toEqual(frozen.map(({ hash }) => hash).toSorted());
	});
});

interface Genesis {
	readonly parties: readonly object[];
	readonly seats: readonly object[];
	readonly rules: object;
	readonly acts: readonly { readonly id: string }[];
	readonly signoffs: readonly object[];
	readonly freezes: readonly { readonly hash: string }[];
}
