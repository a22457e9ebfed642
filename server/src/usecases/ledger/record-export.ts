import type { PlanGrant } from '../../auth/plan-grants.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { appendEntry } from './append.ts';
import { checkpointNow } from './checkpoint.ts';

/** Papers that a seat takes away. An archive has an entry of its own, which binds its files. */
export type TakenPaper = 'receipt' | 'round-table' | 'open-items';

/**
 * Writes into the plan's log that a paper was taken away.
 * @param of.about id of the act or the round, or null
 * @returns the checkpoint with it, to stand on the paper
 */
export async function recordExport(
	{ db }: Pick<Deps, 'db'>,
	{ grant, moment, what, about }: { grant: PlanGrant; moment: Moment; what: TakenPaper; about: string | null },
): Promise<string> {
	const { seat, plan } = grant;
	const by = { seat: seat.id, body: seat.party.code };
	const { at } = moment;
	return inTransaction(db, async (tx) => {
		await appendEntry(tx, {
			...{ plan: plan.id, kind: 'export', act: null, part: null, body: null, seat: null, at },
			detail: { what, about, person: seat.person, at, ...by },
		});
		return (await checkpointNow(tx, plan.id, at))?.note ?? '';
	});
}
