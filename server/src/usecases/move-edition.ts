import { accept, editionOf, type Result, refuse } from '@renkei/plan';
import { refusalToLead } from '../auth/plan-grants.ts';
import { writeEdition } from '../storage/plans.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

/**
 * Moves a plan to another edition of the grant. No content is touched: every entry, lock and sign-off stays, and what the
 * new edition does not ask is only no longer checked.
 */
export function moveEdition(deps: Deps, ask: Asker & { readonly plan: string; readonly edition: string }): Promise<Result<null>> {
	return changePlan(deps, ask, {
		refusal: refusalToLead,
		async write(tx, { plan }) {
			const edition = editionOf(ask.edition);
			if (edition === null) {
				return refuse('malformed', 'その版はありません。');
			}
			if (plan.edition === edition.key) {
				return accept(null);
			}
			await writeEdition(tx, plan.id, edition.key);
			return accept({ kind: 'edition', detail: edition.key });
		},
	});
}
