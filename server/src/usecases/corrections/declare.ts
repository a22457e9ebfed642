import { accept, decideDeclaration, declarableOf, mayLead, type Result, refuse } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { grantOf } from '../../auth/grants.ts';
import { insertCorrection } from '../../storage/corrections.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { noteCorrection } from '../notices/raise-signing.ts';
import { historyOf } from './facts.ts';

/**
 * Declares for the 代表団体 that the frozen words of a trunk differ from those that were signed by slips of the pen alone.
 * Nothing stands again by it: that is decided once the bodies have had their time to object.
 */
export async function declareCorrection(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly said: { readonly reason: string; readonly objectUntil: string } },
): Promise<Result<null>> {
	const { session, moment, part } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		if (!mayLead(asActing(grant.seat), grant.plan)) {
			return grant.plan.representative === null
				? refuse('representative-unset')
				: refuse('forbidden', '軽微な修正を届け出られるのは、代表団体の責任者です。');
		}
		const { history, earlier } = await historyOf(tx, grant.part, grant.plan.id);
		const { lock } = grant.part;
		const declarable = declarableOf(grant.part, history, earlier);
		const decided = decideDeclaration({ part: grant.part, lock, declarable }, ask.said, moment.today);
		if (!decided.ok) {
			return decided;
		}
		const { from, to, signoffs, reason, objectUntil } = decided.value;
		const by = { plan: grant.plan.id, part, seat: grant.seat.id, at: moment.at };
		const correction = deps.newId();
		await insertCorrection(tx, {
			...{ ...by, id: correction, reason, object_until: objectUntil, carried: null, ended_at: null },
			...{ from_seq: from.seq, from_hash: from.contentHash, to_seq: to.seq, to_hash: to.contentHash },
			signoffs: JSON.stringify(signoffs.map(({ id }) => id)),
		});
		await recordAct(tx, { ...by, id: deps.newId(), kind: 'correction', detail: reason });
		const { newId } = deps;
		const bodies = [...new Set(signoffs.map(({ body }) => body))];
		const noted = { at: moment.at, newId, plan: grant.plan, part: grant.part, correction };
		await noteCorrection(tx, { ...noted, seat: grant.seat, bodies });
		return accept({ plan: by.plan });
	});
	if (!done.ok) {
		return done;
	}
	const { plan } = done.value;
	await announce(deps, plan, [{ plan, about: 'signoffs', part }]);
	return accept(null);
}
