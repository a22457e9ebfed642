import { accept, type Result, refuse } from '@renkei/plan';
import { refusalToName } from '../auth/plan-grants.ts';
import { writeRepresentative } from '../storage/plans.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

/** Names the 代表団体; recorded and told to all. */
export function nameRepresentative(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly code: string },
): Promise<Result<null>> {
	return changePlan(deps, ask, {
		refusal: refusalToName,
		async write(tx, { plan, rules, parties }) {
			const body = parties.find((party) => party.code === ask.code && party.membership === 'member');
			if (body === undefined) {
				return refuse('malformed', 'この計画の構成団体から選んでください。');
			}
			if (rules.representative === body.code) {
				return accept(null);
			}
			await writeRepresentative(tx, plan.id, body.code);
			return accept({ kind: 'representative', detail: body.name });
		},
	});
}
