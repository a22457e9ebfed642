import { type CarryOver, decideCarryOver, partState } from '@renkei/plan';
import {
	carryOn,
	correctionsOf,
	correctionsPast,
	endCorrection,
	findCorrection,
	objectionsTo,
} from '../../storage/corrections.ts';
import { type PartFacts, partFacts, partiesOf, suggestOnlyKeys } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { policiesOf } from '../../storage/policies.ts';
import type { CorrectionRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { announce, type Deps, momentOf } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { type Carried, noteCarried } from '../notices/raise-signing.ts';
import { correctionOf, signedNow } from './facts.ts';

type Ending = Pick<Deps, 'newId'> & { readonly at: string };

/** Ends one, with a line in the journal: under the seat that declared it, for it is that declaration which took effect. */
async function end(
	tx: Tx,
	row: CorrectionRow,
	{ at, newId, carried, detail }: Ending & { readonly carried: readonly string[]; readonly detail: string },
): Promise<void> {
	await carryOn(tx, carried, row.to_hash);
	await endCorrection(tx, row.id, { at, carried });
	const { plan, part, seat } = row;
	const act = { id: newId(), plan, part, seat, kind: 'correction-carried' as const, detail, at };
	await recordAct(tx, act, { signoffs: [...carried], to: row.to_hash });
}

const NOT_THESE_WORDS = '届け出た文が凍結されていないため、決裁を引き継がずに終わりました。';

async function detailOf(tx: Tx, plan: string, decided: Exclude<CarryOver, { kind: 'wait' }>): Promise<string> {
	if (decided.kind === 'void') {
		return decided.because === 'words' ? NOT_THESE_WORDS : '引き継ぐ決裁がないまま終わりました。';
	}
	const parties = await partiesOf(tx, plan);
	const names = decided.signoffs.map(({ body }) => parties.find(({ code }) => code === body)?.name ?? body);
	return `異議の期限が過ぎ、${names.join('、')}の決裁が引き続き有効になりました。`;
}

/** Tells the bodies whose sign-offs stand again, and whether the part has the 決裁 of every body by it. */
async function tellCarried(
	tx: Tx,
	{ part, plan }: PartFacts,
	{ row, ...act }: Ending & Pick<Carried, 'carried' | 'bodies'> & { readonly row: CorrectionRow },
): Promise<void> {
	const rules = { ...plan, suggestOnly: await suggestOnlyKeys(tx, plan.id), policies: await policiesOf(tx, plan.id) };
	const { required, signoffs } = await signedNow(tx, part, plan.id);
	const isDecided = partState(lockOf(part), required, signoffs) === 'decided';
	const { id, key, body } = part;
	await noteCarried(tx, { ...act, plan: rules, part: { id, key, body }, decided: isDecided, correction: row.id });
}

/** Ends, in the transaction of a freeze, what was declared of other words of the part. */
export async function endOutdated(
	tx: Tx,
	{ part, hash, at, newId }: Ending & { readonly part: { readonly id: string }; readonly hash: string },
): Promise<void> {
	const rows = await correctionsOf(tx, { part: part.id });
	for (const row of rows.filter(({ ended_at, to_hash }) => ended_at === null && to_hash !== hash)) {
		await end(tx, row, { at, newId, carried: [], detail: NOT_THESE_WORDS });
	}
}

/** Ends one whose last day to object is behind, as things stand in its own transaction. @returns null where it was not ended */
async function carryOverOne(deps: Deps, id: string): Promise<CorrectionRow | null> {
	const { at, today } = momentOf(deps.clock);
	return inTransaction(deps.db, async (tx): Promise<CorrectionRow | null> => {
		const row = await findCorrection(tx, id);
		const facts = row === null ? null : await partFacts(tx, row.part);
		if (row === null || facts === null) {
			return null;
		}
		const now = await signedNow(tx, facts.part, row.plan);
		const correction = correctionOf(row, await objectionsTo(tx, [id]));
		const decided = decideCarryOver(correction, { ...now, lock: lockOf(facts.part) }, today);
		if (decided.kind === 'wait') {
			return null;
		}
		const carried = decided.kind === 'carry' ? decided.signoffs.map((signoff) => signoff.id) : [];
		await end(tx, row, { at, newId: deps.newId, carried, detail: await detailOf(tx, row.plan, decided) });
		if (decided.kind === 'carry') {
			const bodies = decided.signoffs.map(({ body }) => body);
			await tellCarried(tx, facts, { at, newId: deps.newId, row, carried, bodies });
		}
		return row;
	});
}

/**
 * Carries over, or ends without effect, every 軽微な修正 whose last day to object is behind. One that fails keeps no other
 * from it.
 * @throws the first failure, after the last of them: whoever watches the store is to hear of it
 */
export async function carryOver(deps: Deps): Promise<void> {
	const failures: unknown[] = [];
	for (const id of await correctionsPast(deps.db, momentOf(deps.clock).today)) {
		try {
			const ended = await carryOverOne(deps, id);
			if (ended !== null) {
				const { plan, part } = ended;
				await announce(deps, plan, [
					{ plan, about: 'plan', part },
					{ plan, about: 'signoffs', part },
				]);
			}
		} catch (error) {
			deps.log.error({ correction: id, err: error }, 'a 軽微な修正 could not be ended');
			failures.push(error);
		}
	}
	if (failures.length > 0) {
		throw failures[0];
	}
}
