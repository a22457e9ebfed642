import type { LedgerConsistencyView } from '@renkei/api';
import { consistencyProof } from '@renkei/ledger';
import { accept, type Result, refuse } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { ledgerEntryTexts, ledgerHead } from '../../storage/ledger.ts';
import type { Deps } from '../deps.ts';
import { leafOf } from './frontier-at.ts';
import { refusalToReadLedger } from './read-ledger.ts';

/**
 * Shows that a checkpoint of a plan's log continues an earlier one: whoever keeps both needs no entry for that.
 * @param ask.from size of the earlier one, from 1; `to` of the later one, up to what the log has now. Null where unreadable
 */
export async function ledgerConsistency(
	{ db }: Pick<Deps, 'db'>,
	{ grant, from, to }: { readonly grant: PlanGrant; readonly from: number | null; readonly to: number | null },
): Promise<Result<LedgerConsistencyView>> {
	const refusal = refusalToReadLedger(grant);
	if (refusal !== null) {
		return { ok: false, refusal };
	}
	const plan = grant.plan.id;
	const size = (await ledgerHead(db, plan))?.size ?? 0;
	if (from === null || to === null || from < 1 || from > to || to > size) {
		return refuse('malformed', `前の要約と後の要約の項の数を、1から${size}までで指定してください。`);
	}
	const leaves = (await ledgerEntryTexts(db, plan, { from: 0, to })).map(leafOf);
	return accept({ from, to, proof: consistencyProof(leaves, from).map((hash) => Buffer.from(hash).toString('base64')) });
}
