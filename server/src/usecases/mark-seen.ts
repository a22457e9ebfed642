import { accept, type Result } from '@renkei/plan';
import { rowEndBefore, writeSeen } from '../storage/revisions.ts';
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
	const rows: PartSeenRow[] = [];
	for (const { part, seq } of ask.seen) {
		const facts = ask.readable.find((status) => status.facts.row.id === part)?.facts;
		const end = facts === undefined || seq > facts.seq ? null : await rowEndBefore(deps.db, part, seq);
		if (facts === undefined || end === null) {
			return unknown();
		}
		const hash = end === facts.seq ? facts.hash : (await deps.history.stateAt(part, end)).hash;
		rows.push({ person: ask.session.personId, part, seq: end, hash, at: ask.moment.at });
	}
	await inTransaction(deps.db, (tx) => writeSeen(tx, rows));
	return accept(null);
}
