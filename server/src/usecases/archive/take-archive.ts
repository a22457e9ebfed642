import { accept, type Result, refuse } from '@renkei/plan';
import { type PlanGrant, planGrantOf } from '../../auth/plan-grants.ts';
import type { Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';
import { archiveFiles, type Files } from './files.ts';
import { type ArchiveFacts, loadArchive } from './load.ts';
import { readLog } from './read-log.ts';
import { sealArchive } from './seal.ts';

/** How often the plan may move on under an archive that is being made. */
const MOST_TRIES = 5;

/** Why a seat may not take an archive, or null. */
export function refusalToTake({ seat }: PlanGrant) {
	return seat.party.membership === 'member'
		? null
		: refuse('forbidden', '控えを書き出せるのは、この計画の構成団体の席だけです。').refusal;
}

/** An archive with the rights by which it was made. */
export interface TakenArchive {
	readonly grant: PlanGrant;
	readonly files: Files;
}

async function loadFor(
	tx: Tx,
	ask: Parameters<typeof planGrantOf>[1],
): Promise<Result<{ readonly grant: PlanGrant; readonly facts: ArchiveFacts }>> {
	const grant = await planGrantOf(tx, ask);
	if (grant === null) {
		return unknown();
	}
	const refusal = refusalToTake(grant);
	return refusal === null ? accept({ grant, facts: await loadArchive(tx, grant) }) : { ok: false, refusal };
}

/**
 * Everything that a body reads of a plan, bound to the plan's log (P10). What is put beside the data (papers, views) is made
 * between loading and sealing, outside of any transaction; where an act came meanwhile, all of it is made anew,
 * by what the seat may then: rights that ended while an archive was made are no rights to it.
 * @param beside papers and views of the same facts, for the seat as it is then
 */
export async function takeArchive(
	deps: Pick<Deps, 'db' | 'readModel'>,
	{ session, moment, plan }: Asker & { readonly plan: string },
	beside: (facts: ArchiveFacts, grant: PlanGrant) => Promise<Result<Files>>,
): Promise<Result<TakenArchive>> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		await deps.readModel.catchUp(plan);
		const loaded = await inTransaction(deps.db, (tx) => loadFor(tx, { session, plan, today: moment.today }));
		if (!loaded.ok) {
			return loaded;
		}
		const { grant, facts } = loaded.value;
		const more = await beside(facts, grant);
		if (!more.ok) {
			return more;
		}
		const log = await readLog(deps.db, facts, grant);
		const files = new Map([...archiveFiles(facts, { grant, at: moment.at, handovers: log.handovers }), ...more.value]);
		const sealed = await sealArchive(deps, { grant, log, files, at: moment.at });
		if (sealed !== null) {
			return accept({ grant, files: sealed });
		}
	}
	return refuse('too-fast', 'いま計画の記録が続けて増えています。何も失われていません。少し待って、もう一度書き出してください。');
}
