import { accept, decideObjection, type Result, refuse } from '@renkei/plan';
import { grantOf } from '../../auth/grants.ts';
import { findCorrection, insertObjection, objectionsTo } from '../../storage/corrections.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { noteObjection } from '../notices/raise-signing.ts';
import { correctionOf, signedNow } from './facts.ts';

/**
 * Objects for the seat's body: its own sign-offs are not carried over.
 * @param ask.plan a 軽微な修正 of another plan answers as unknown
 */
export async function objectToCorrection(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly correction: string; readonly text: string },
): Promise<Result<null>> {
	const { session, moment, plan } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ part: string }>> => {
		const row = await findCorrection(tx, ask.correction);
		const grant = row === null ? null : await grantOf(tx, { session, part: row.part, today: moment.today });
		if (row === null || grant === null || grant.plan.id !== plan) {
			return unknown();
		}
		if (!grant.may.includes('sign')) {
			return refuse('forbidden', '異議を出せるのは、構成団体の席だけです。');
		}
		const body = grant.seat.party.code;
		const now = await signedNow(tx, grant.part, plan);
		const correction = correctionOf(row, await objectionsTo(tx, [row.id]));
		const decided = decideObjection(correction, { ...now, body, text: ask.text }, moment.today);
		if (!decided.ok) {
			return decided;
		}
		const { text } = decided.value;
		const by = { seat: grant.seat.id, at: moment.at };
		await insertObjection(tx, { ...by, correction: row.id, body, text });
		await recordAct(tx, { ...by, id: deps.newId(), plan, part: row.part, kind: 'correction-objected', detail: text });
		const { newId } = deps;
		const noted = { at: moment.at, newId, plan: grant.plan, part: grant.part, correction: row.id };
		await noteObjection(tx, { ...noted, seat: grant.seat });
		return accept({ part: row.part });
	});
	if (!done.ok) {
		return done;
	}
	await announce(deps, plan, [{ plan, about: 'signoffs', part: done.value.part }]);
	return accept(null);
}
