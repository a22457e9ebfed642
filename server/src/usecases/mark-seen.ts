import { accept, type Result, refuse } from '@renkei/plan';
import { hashOfPlace, rowEndBefore, writeSeen } from '../storage/revisions.ts';
import type { PartSeenRow } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, type Deps, unknown } from './deps.ts';
import type { PartStatus } from './status/part-status.ts';

/** A part and up to where of its log a person has looked at it. */
export interface SeenPart {
	readonly part: string;
	readonly seq: number;
}

/**
 * Notes up to where a person has looked at parts of a plan: exactly what was shown, never what came meanwhile.
 * @param ask.readable every part that the person's seat may read; another answers as unknown
 */
export async function markSeen(
	deps: Pick<Deps, 'db' | 'history'>,
	ask: Asker & { readonly readable: readonly PartStatus[]; readonly seen: readonly SeenPart[] },
): Promise<Result<null>> {
	if (new Set(ask.seen.map(({ part }) => part)).size !== ask.seen.length) {
		return refuse('malformed', '同じ部分が二度入っています。');
	}
	const rows: PartSeenRow[] = [];
	for (const { part, seq } of ask.seen) {
		const facts = ask.readable.find((status) => status.facts.row.id === part)?.facts;
		const end = facts === undefined || seq > facts.seq ? null : await rowEndBefore(deps.db, part, seq);
		if (facts === undefined || end === null) {
			return unknown();
		}
		const known = end === facts.seq ? facts.hash : await hashOfPlace(deps.db, part, end);
		const hash = known ?? (await deps.history.stateAt(part, end)).hash;
		rows.push({ person: ask.session.personId, part, seq: end, hash, at: ask.moment.at });
	}
	await inTransaction(deps.db, async (tx) => {
		const still: PartSeenRow[] = [];
		for (const row of rows) {
			// Old rows may have been folded meanwhile: a mark inside one would name words that nobody can read any more.
			if ((await rowEndBefore(tx, row.part, row.seq)) === row.seq) {
				still.push(row);
			}
		}
		await writeSeen(tx, still);
	});
	return accept(null);
}
