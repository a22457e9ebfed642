import { accept } from '@renkei/plan';
import { partEvidence } from '../../usecases/signing/part-evidence.ts';
import { type Handler, type PartCall, plain } from '../call.ts';
import { presentEvidence } from '../present/evidence.ts';
import { sideOf } from '../present/signoff.ts';

/** What was recorded of a part, for whoever may read it. */
export const evidenceRoutes = {
	evidence: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant, moment }) => {
			const { id, title } = grant.plan;
			const ask = { side: sideOf(grant.seat), at: moment.at, template: deps.template, plan: { id, title } };
			return accept({ body: presentEvidence(await partEvidence(deps, grant), ask) });
		}),
	},
} satisfies Record<string, Handler>;
