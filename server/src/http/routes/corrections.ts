import { signingRequests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { planGrantOf } from '../../auth/plan-grants.ts';
import { declareCorrection } from '../../usecases/corrections/declare.ts';
import { listCorrections } from '../../usecases/corrections/list.ts';
import { objectToCorrection } from '../../usecases/corrections/object.ts';
import { unknown } from '../../usecases/deps.ts';
import { type Handler, type PartCall, type PersonCall, type PlanCall, plain, withBody } from '../call.ts';

/** The list as it stands for the seat; after an act too, so that a screen need not ask again. */
async function listed({ deps, session, moment }: PersonCall, plan: string) {
	const grant = await planGrantOf(deps.db, { session, plan, today: moment.today });
	return grant === null ? unknown() : accept({ body: await listCorrections(deps.db, grant, moment.today) });
}

/** Routes of 軽微な修正. */
export const correctionRoutes = {
	corrections: { on: 'plan', ...plain<PlanCall>((call) => listed(call, call.grant.plan.id)) },
	declareCorrection: {
		on: 'part',
		...withBody<PartCall, typeof signingRequests.correction>(signingRequests.correction, async (call, said) => {
			const { deps, session, moment, grant } = call;
			const declared = await declareCorrection(deps, { session, moment, part: grant.part.id, said });
			return declared.ok ? listed(call, grant.plan.id) : declared;
		}),
	},
	objectToCorrection: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.objection>(signingRequests.objection, async (call, { text }) => {
			const { deps, session, moment, grant, params } = call;
			const ask = { session, moment, plan: grant.plan.id, correction: params.correction ?? '', text };
			const objected = await objectToCorrection(deps, ask);
			return objected.ok ? listed(call, grant.plan.id) : objected;
		}),
	},
} satisfies Record<string, Handler>;
