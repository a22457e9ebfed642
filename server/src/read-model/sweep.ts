import type { News } from '@renkei/sync-protocol';
import { findHashes, writeContents } from '../storage/part-contents.ts';
import { writeCheckpoint } from '../storage/part-log.ts';
import { plansOfParts } from '../storage/parts.ts';
import { signedAmong } from '../storage/signoffs.ts';
import type { Db } from '../storage/tables.ts';
import { writeAnchor } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Derived } from './derive-from-log.ts';

/** What has changed for readers since they were last told. */
export interface Changed {
	/** Parts with another hash than before. */
	readonly content: ReadonlySet<string>;
	/** Parts whose threads stand elsewhere. */
	readonly threads: ReadonlySet<string>;
}

/**
 * Stores what was derived in one transaction: each would cost a sync of the disk, which the commits of words wait for.
 * @returns what has changed by it
 */
export async function storeDerived(db: Db, derived: readonly Derived[]): Promise<Changed> {
	const parts = derived.map(({ row }) => row.part);
	return inTransaction(db, async (tx) => {
		const before = await findHashes(tx, parts);
		await writeContents(
			tx,
			derived.map(({ row }) => row),
		);
		for (const { row, moves, checkpoint } of derived) {
			for (const { thread, now } of moves) {
				await writeAnchor(tx, thread, now);
			}
			if (checkpoint !== null) {
				await writeCheckpoint(tx, { part: row.part, seq: row.seq, bytes: checkpoint, at: row.at });
			}
		}
		const isNew = ({ row }: Derived): boolean => before.has(row.part) && before.get(row.part) !== row.hash;
		return {
			content: new Set(derived.filter(isNew).map(({ row }) => row.part)),
			threads: new Set(derived.filter(({ moves }) => moves.some(({ told }) => told)).map(({ row }) => row.part)),
		};
	});
}

/** What the open connections are told of a sweep over `parts`: that each was derived, and what else moved with it. */
export async function newsOf(db: Db, parts: readonly string[], changed: Changed): Promise<News[]> {
	const plans = await plansOfParts(db, parts);
	const signed = await signedAmong(db, [...changed.content]);
	return parts.flatMap((part) => {
		const plan = plans.get(part);
		if (plan === undefined) {
			return [];
		}
		const about: News['about'][] = ['content'];
		if (changed.threads.has(part)) {
			about.push('threads');
		}
		if (signed.has(part)) {
			about.push('signoffs');
		}
		return about.map((what) => ({ plan, about: what, part }));
	});
}
