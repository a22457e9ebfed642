import { accept, type Result, refuse, sectionOf } from '@renkei/plan';
import { refusalToLead } from '../auth/plan-grants.ts';
import { addSuggestOnly, removeSuggestOnly } from '../storage/plans.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

/** Sets a section's trunk to 提案のみ, or back. */
export function setSuggestOnly(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly key: string; readonly to: 'suggest-only' | 'open' },
): Promise<Result<null>> {
	const { key, to } = ask;
	return changePlan(deps, ask, {
		refusal: refusalToLead,
		async write(tx, { plan, rules }) {
			if (sectionOf(deps.template, key) === null) {
				return refuse('unknown');
			}
			if (rules.suggestOnly.includes(key) === (to === 'suggest-only')) {
				return accept(null);
			}
			await (to === 'suggest-only' ? addSuggestOnly : removeSuggestOnly)(tx, { plan: plan.id, key });
			return accept({ kind: 'suggest-only', detail: to === 'suggest-only' ? key : `${key} open` });
		},
	});
}
