import type { Kysely } from 'kysely';
import * as first from './migrations/0001-first.ts';
import * as rightsStamp from './migrations/0002-rights-stamp.ts';
import * as foldedRows from './migrations/0003-folded-rows.ts';
import * as figureAnswers from './migrations/0004-figure-answers.ts';
import * as revisions from './migrations/0005-revisions.ts';
import * as review from './migrations/0006-review.ts';
import * as anchorTwins from './migrations/0007-anchor-twins.ts';
import * as proposals from './migrations/0008-proposals.ts';
import * as rounds from './migrations/0009-rounds.ts';
import * as stockPhrases from './migrations/0010-stock-phrases.ts';
import * as notices from './migrations/0011-notices.ts';
import * as signing from './migrations/0012-signing.ts';
import * as ledger from './migrations/0013-ledger.ts';
import * as reminders from './migrations/0014-reminders.ts';
import * as passkeyProofs from './migrations/0015-passkey-proofs.ts';

const migrations = [
	{ name: '0001-first', up: first.up },
	{ name: '0002-rights-stamp', up: rightsStamp.up },
	{ name: '0003-folded-rows', up: foldedRows.up },
	{ name: '0004-figure-answers', up: figureAnswers.up },
	{ name: '0005-revisions', up: revisions.up },
	{ name: '0006-review', up: review.up },
	{ name: '0007-anchor-twins', up: anchorTwins.up },
	{ name: '0008-proposals', up: proposals.up },
	{ name: '0009-rounds', up: rounds.up },
	{ name: '0010-stock-phrases', up: stockPhrases.up },
	{ name: '0011-notices', up: notices.up },
	{ name: '0012-signing', up: signing.up },
	{ name: '0013-ledger', up: ledger.up },
	{ name: '0014-reminders', up: reminders.up },
	{ name: '0015-passkey-proofs', up: passkeyProofs.up },
] as const;

/** Version that this program writes; the `schema` of a data folder is never above it. */
export const newestSchema: number = migrations.length;

/**
 * Brings the database to the newest version: every migration once, in order, each in one transaction with the note
 * that it ran. Forward only: an older program on a newer database refuses to start.
 */
export async function migrate<T>(database: Kysely<T>): Promise<void> {
	const db = database as unknown as Kysely<{ meta: { key: string; value: string } }>;
	await db.schema
		.createTable('meta')
		.ifNotExists()
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('value', 'text', (column) => column.notNull())
		.execute();
	const row = await db.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirst();
	const done = Number(row?.value ?? 0);
	if (done > migrations.length) {
		throw new Error('this data folder was written by a newer version of Renkei');
	}
	for (const [index, migration] of migrations.entries()) {
		if (index < done) {
			continue;
		}
		await db.transaction().execute(async (trx) => {
			await migration.up(trx as unknown as Kysely<unknown>);
			const value = String(index + 1);
			await trx
				.insertInto('meta')
				.values({ key: 'schema', value })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
				.execute();
		});
	}
}
