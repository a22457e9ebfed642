import { accept, type Result, refuse } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { archiveFiles, type Files } from './files.ts';
import { type ArchiveFacts, loadArchive } from './load.ts';
import { sealArchive } from './seal.ts';

/** How often the plan may move on under an archive that is being made. */
const MOST_TRIES = 5;

/** Why a seat may not take an archive, or null. */
export function refusalToTake({ seat }: PlanGrant) {
	return seat.party.membership === 'member'
		? null
		: refuse('forbidden', '控えを書き出せるのは、この計画の構成団体の席だけです。').refusal;
}

/**
 * Everything that a body reads of a plan, bound to the plan's log (P10). What is put beside the data (papers, views) is made
 * between loading and sealing, outside of any transaction; where an act came meanwhile, all of it is made anew.
 * @param beside papers and views of the same facts
 */
export async function takeArchive(
	deps: Pick<Deps, 'db' | 'readModel'>,
	{ grant, moment }: { readonly grant: PlanGrant; readonly moment: Moment },
	beside: (facts: ArchiveFacts) => Promise<Result<Files>>,
): Promise<Result<Files>> {
	const refusal = refusalToTake(grant);
	if (refusal !== null) {
		return { ok: false, refusal };
	}
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		await deps.readModel.catchUp(grant.plan.id);
		const facts = await inTransaction(deps.db, (tx) => loadArchive(tx, grant));
		const more = await beside(facts);
		if (!more.ok) {
			return more;
		}
		const files = new Map([...archiveFiles(facts, { grant, at: moment.at }), ...more.value]);
		const sealed = await sealArchive(deps, { grant, facts, files, at: moment.at });
		if (sealed !== null) {
			return accept(sealed);
		}
	}
	return refuse('too-fast', 'いま計画の記録が続けて増えています。何も失われていません。少し待って、もう一度書き出してください。');
}
