import { accept, type Result } from '@renkei/plan';
import { refusalToLead } from '../auth/plan-grants.ts';
import { writeDrafting } from '../storage/plans.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

/** Lets the vendor (in ② also the leading prefecture) write the trunks, or stops it. */
export function setDrafting(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly draft: 'allowed' | 'stopped' },
): Promise<Result<null>> {
	return changePlan(deps, ask, {
		refusal: refusalToLead,
		async write(tx, { plan }) {
			if ((plan.drafting_allowed === 1) === (ask.draft === 'allowed')) {
				return accept(null);
			}
			await writeDrafting(tx, plan.id, ask.draft);
			return accept({
				kind: 'drafting',
				detail: ask.draft,
			});
		},
	});
}
