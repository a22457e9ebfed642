import { emptyFrontier, leafHash, type Verdict, verifyArchive, withLeaf } from '@renkei/ledger';
import { accept } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../auth/sessions.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { nodeMeans } from '../../verify/means.ts';
import { checkpointNow } from '../ledger/checkpoint.ts';
import { takeArchive } from './take-archive.ts';

let practice: PracticePlan;
/** Of 栗瀬町's 決裁権者. */
const session = { id: 'session-kobayashi', personId: 'person-kobayashi' } as Session;
/** Kept elsewhere, from before anything was altered. */
let kept: string;
const at = '2026-12-01T00:00:00.000Z';

beforeAll(async () => {
	practice = await startPractice();
	kept = await inTransaction(practice.db, async (tx) => (await checkpointNow(tx, practice.plan, at))?.note ?? '');
	// Whoever holds the file is not held up by its triggers.
	for (const table of ['ledger_entry', 'ledger_checkpoint']) {
		for (const act of ['update', 'delete']) {
			practice.sqlite.exec(`drop trigger ${table}_no_${act}`);
		}
	}
});

afterAll(async () => {
	await practice.close();
});

/** What the verifier says of an archive that the server makes of its tables as they are; a word where it makes none. */
async function verdictNow(): Promise<Verdict | 'none made'> {
	try {
		const { today, plan } = practice;
		const taken = await takeArchive(practice, { session, plan, moment: { at, today } }, () => Promise.resolve(accept(new Map())));
		return taken.ok ? verifyArchive(taken.value.files, { checkpoints: [kept], key: null, ...nodeMeans }) : 'none made';
	} catch {
		return 'none made';
	}
}

interface Row {
	readonly [column: string]: string | number | null | Uint8Array;
}

/** The row of a table that is tried, by a condition, and its columns that an archive shows or goes by. */
const tried = {
	signing_act: {
		where: 'number = 3',
		columns: ['number', 'act', 'body', 'seat', 'intent', 'challenge', 'evidence', 'at'],
	},
	signoff: {
		where: 'id = (select id from signoff order by at, id limit 1)',
		columns: [
			...['id', 'act', 'body', 'verdict', 'capacity', 'content_hash', 'at'],
			...['withdrawn_at', 'lapsed_at', 'carried_to', 'viewing'],
		],
	},
	part_freeze: {
		where: 'id = (select id from part_freeze order by at limit 1)',
		columns: ['seq', 'hash', 'content', 'text'],
	},
	act: {
		where: "id = (select id from act where kind = 'freeze' order by at limit 1)",
		columns: ['kind', 'seat', 'detail', 'at'],
	},
	part: { where: "key = '00'", columns: ['lock'] },
	ledger_entry: { where: 'number = 5', columns: ['number', 'entry', 'salt', 'detail'] },
	ledger_head: { where: 'true', columns: ['peaks'] },
	ledger_key: { where: 'number = 1', columns: ['secret'] },
} as const;

const changed = (column: string, value: Row[string]): string | number => {
	if (typeof value === 'number') {
		return value + 1000;
	}
	const text = String(value ?? '');
	switch (column) {
		case 'secret':
			return Buffer.alloc(32, 7).toString('base64');
		case 'peaks':
			return JSON.stringify([Buffer.alloc(32, 7).toString('base64')]);
		case 'lock':
			return text === 'frozen' ? 'open' : 'frozen';
		case 'withdrawn_at':
		case 'lapsed_at':
			return at;
		case 'verdict':
			return text === 'agree' ? 'conditional' : 'agree';
		case 'capacity':
			return text === 'checked' ? 'decision-maker' : 'checked';
		case 'viewing':
			return 'done';
		case 'intent':
		case 'evidence':
		case 'content':
		case 'entry':
		case 'detail':
			// The last figure of what stands inside.
			return text === '' ? '0' : text.replace(/[0-9](?=[^0-9]*$)/, (digit) => (digit === '1' ? '2' : '1'));
		default:
			return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
	}
};

type Table = keyof typeof tried;

/** Of the plan that is tried alone, where a table has several. */
const scopeOf = (table: Table): string =>
	['signing_act', 'act', 'part', 'ledger_entry', 'ledger_head'].includes(table) ? `and plan = '${practice.plan}'` : '';

const isNamed = async (): Promise<boolean> => {
	const verdict = await verdictNow();
	return verdict === 'none made' || !verdict.ok;
};

/** Alters a field, looks, and puts it back. */
async function alteredIsNamed(table: Table, column: string): Promise<boolean> {
	const { sqlite } = practice;
	const { where } = tried[table];
	const found = sqlite
		.prepare(`select rowid as at, ${column} as value from ${table} where ${where} ${scopeOf(table)}`)
		.get() as Row;
	const put = sqlite.prepare(`update ${table} set ${column} = ? where rowid = ?`);
	const other = changed(column, found.value ?? null);
	expect([column, other]).not.toEqual([column, found.value]);
	put.run(other, found.at);
	const named = await isNamed();
	put.run(found.value, found.at);
	return named;
}

describe('what whoever holds the database has altered', () => {
	it('[T20] untouched tables give an archive that passes', async () => {
		expect(await verdictNow()).toMatchObject({ ok: true });
	});

	it.each(['signing_act', 'signoff', 'part_freeze', 'act', 'part', 'ledger_entry', 'ledger_key'] as const)(
		'[T20] a field of %s is named, or no archive is made',
		async (table) => {
			for (const column of tried[table].columns) {
				expect([column, await alteredIsNamed(table, column)]).toEqual([column, true]);
			}
		},
	);

	it.each(['signing_act', 'signoff', 'part_freeze', 'ledger_entry'] as const)(
		'[T20] a row of %s that is gone is named',
		async (table) => {
			const { sqlite } = practice;
			const row = sqlite.prepare(`select rowid, * from ${table} where ${tried[table].where} ${scopeOf(table)}`).get() as Row;
			sqlite.prepare(`delete from ${table} where rowid = ?`).run(row.rowid);
			expect(await isNamed()).toBe(true);
			const columns = Object.keys(row);
			sqlite
				.prepare(`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`)
				.run(...Object.values(row));
		},
	);

	it('[T20] put back as they were, they give an archive that passes', async () => {
		expect(await verdictNow()).toMatchObject({ ok: true });
	});

	it('[T20] the tail of the log cut is named, also where the head was cut with it', async () => {
		const { sqlite, plan } = practice;
		const now = await inTransaction(practice.db, async (tx) => (await checkpointNow(tx, plan, at))?.note ?? '');
		const { size } = sqlite.prepare('select size from ledger_head where plan = ?').get(plan) as { size: number };
		sqlite.prepare('delete from ledger_entry where plan = ? and number >= ?').run(plan, size - 3);
		expect(await isNamed()).toBe(true);
		const rows = sqlite.prepare('select entry from ledger_entry where plan = ? order by number').all(plan) as { entry: string }[];
		let frontier = emptyFrontier;
		for (const { entry } of rows.slice(0, size - 3)) {
			frontier = withLeaf(frontier, leafHash(new TextEncoder().encode(entry)));
		}
		sqlite.prepare('delete from ledger_entry where plan = ? and number >= ?').run(plan, size - 3);
		sqlite.prepare('delete from ledger_checkpoint where plan = ? and size > ?').run(plan, size - 3);
		const peaks = JSON.stringify(frontier.peaks.map((peak) => Buffer.from(peak).toString('base64')));
		sqlite.prepare('update ledger_head set size = ?, peaks = ? where plan = ?').run(size - 3, peaks, plan);
		const cut = await verdictNow();
		// By itself it is a sound log; the checkpoint that was kept is longer, or another.
		kept = now;
		expect(cut).toMatchObject({ ok: true });
		expect(await isNamed()).toBe(true);
	});

	it('[T20] the head of the log altered is named', async () => {
		expect(await alteredIsNamed('ledger_head', 'peaks')).toBe(true);
	});
});
