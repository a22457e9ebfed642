import { isWalled, type RevisionKind } from '@renkei/plan';
import { contentSummaries } from '../storage/part-contents.ts';
import { partRows } from '../storage/parts.ts';
import { insertRevision, manifestAt, newestNumber, writersBetween } from '../storage/revisions.ts';
import type { RevisionPartRow, RevisionRow, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from './deps.ts';

/** A state of a plan to be kept. */
export interface NewRevision {
	readonly plan: string;
	readonly kind: RevisionKind;
	readonly name: string | null;
	/** The part that was frozen or signed, where it was one. */
	readonly part: string | null;
	readonly seat: string | null;
	readonly at: string;
}

/**
 * Keeps what the derived contents of a plan say now, inside a transaction: of each part its position and hash, as far as
 * they moved since the revision before.
 * @returns null for one that would be kept by itself although nothing moved that everybody on the plan reads: its number
 * alone would tell that somebody wrote behind a wall
 */
export async function recordRevision(tx: Tx, revision: NewRevision, newId: () => string): Promise<RevisionRow | null> {
	const { plan } = revision;
	const last = await newestNumber(tx, plan);
	const before = await manifestAt(tx, plan, last);
	const number = last + 1;
	const moved: RevisionPartRow[] = [];
	for (const { part, seq, hash } of await contentSummaries(tx, plan)) {
		const from = before.get(part)?.seq ?? 0;
		if (seq > from) {
			// The first row is the server's own seed; and of what was written before states were kept nobody asks.
			const writers = seq === 1 || last === 0 ? [] : await writersBetween(tx, { part, from, to: seq });
			moved.push({ plan, part, number, seq, hash, writers: JSON.stringify(writers) });
		}
	}
	const walled = new Set((await partRows(tx, plan)).filter(isWalled).map(({ id }) => id));
	if (revision.kind === 'auto' && moved.every(({ part }) => walled.has(part))) {
		return null;
	}
	const row: RevisionRow = { ...revision, id: newId(), number };
	await insertRevision(tx, row, moved);
	return row;
}

/** The same after every content has reached the log, in a transaction of its own and with the time of that. */
export async function keepRevision(
	deps: Pick<Deps, 'db' | 'readModel' | 'newId' | 'clock'>,
	revision: Omit<NewRevision, 'at'>,
): Promise<RevisionRow | null> {
	await deps.readModel.catchUp(revision.plan);
	return inTransaction(deps.db, (tx) => {
		const at = deps.clock.now().toISOString();
		return recordRevision(tx, { ...revision, at }, deps.newId);
	});
}
