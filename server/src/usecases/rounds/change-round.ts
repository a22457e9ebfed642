import { accept, mayRound, type Result, type RoundKind, refuse, reviewBounds } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { type PlanGrant, planGrantOf } from '../../auth/plan-grants.ts';
import { deleteDrafts, deleteRound, insertRound, roundsOfPlan, threadsOfRound, writeRoundTitle } from '../../storage/rounds.ts';
import type { ReviewRoundRow } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';
import { collectedGrant } from './round-grant.ts';

/** Whether the party of a grant may collect and release rounds now. */
export const mayCollect = ({ seat, rules }: PlanGrant): boolean => mayRound(asActing(seat), rules);

/** Said to whoever may not. */
export const refusedToCollect = () =>
	refuse('forbidden', '指摘をまとめて出せるのは、代表団体と、この計画を支える県と事業者です。指摘は一つずつ付けられます。');

/** Begins to collect a round, of which only the own party is told. */
export async function newRound(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly kind: RoundKind; readonly title: string },
): Promise<Result<ReviewRoundRow>> {
	const { session, moment, plan, kind, title } = ask;
	return inTransaction(deps.db, async (tx) => {
		const grant = await planGrantOf(tx, { session, plan, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		if (!mayCollect(grant)) {
			return refusedToCollect();
		}
		const party = grant.seat.party.code;
		const collected = (await roundsOfPlan(tx, plan)).filter((one) => one.party === party && one.released_at === null);
		if (collected.length >= reviewBounds.collectingRounds) {
			return refuse('too-large', 'まとめている途中のものが多すぎます。先に出すか、取りやめてください。');
		}
		const round: ReviewRoundRow = {
			...{ id: deps.newId(), plan, number: null, kind, title, party, seat: grant.seat.id },
			...{ created_at: moment.at, released_at: null, revision: null },
		};
		await insertRound(tx, round);
		return accept(round);
	});
}

/** Gives a round that is still collected another title. */
export async function nameRound(
	deps: Deps,
	ask: Asker & { readonly round: string; readonly title: string },
): Promise<Result<null>> {
	return inTransaction(deps.db, async (tx) => {
		const found = await collectedGrant(tx, ask);
		if (!found.ok) {
			return found;
		}
		await writeRoundTitle(tx, ask.round, ask.title);
		return accept(null);
	});
}

/** Ends a round that was not released; its comments, which nobody else was told of, go with it. */
export async function discardRound(deps: Deps, ask: Asker & { readonly round: string }): Promise<Result<null>> {
	return inTransaction(deps.db, async (tx) => {
		const found = await collectedGrant(tx, ask);
		if (!found.ok) {
			return found;
		}
		const threads = await threadsOfRound(tx, ask.round);
		await deleteDrafts(
			tx,
			threads.map(({ id }) => id),
		);
		await deleteRound(tx, ask.round);
		return accept(null);
	});
}
