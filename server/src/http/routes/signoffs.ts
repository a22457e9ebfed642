import { type Requests, requests } from '@renkei/api';
import { accept, isWholePlan } from '@renkei/plan';
import { signoffsOfPart } from '../../storage/grant-facts.ts';
import { loadWholePlan } from '../../storage/whole-plan.ts';
import { refusalToSign } from '../../usecases/signing/resolve.ts';
import { signDirectly } from '../../usecases/signing/sign-directly.ts';
import { type Handler, type PartCall, type PlanCall, plain, withBody } from '../call.ts';
import { presentSignoff, sideOf } from '../present/signoff.ts';

/** A sign-off of the fixed doors as an act of signing. */
function actOf({ parts, ...said }: Requests['signoffs']) {
	return { act: 'sign', parts, ...said } as const;
}

/** Hash that sign-offs of a part are compared with now. */
async function comparedWith({ deps, grant }: PartCall): Promise<string> {
	const { lock, id } = grant.part;
	if (isWholePlan(grant.part)) {
		await deps.readModel.catchUp(grant.plan.id);
		return (await loadWholePlan(deps.db, grant.plan.id))?.hash ?? '';
	}
	return lock.kind === 'frozen' ? lock.contentHash : (await deps.readModel.current(id)).hash;
}

/** Routes of the sign-off as the fixed doors have it: listed, and in the demo recorded in one request. */
export const signoffRoutes = {
	signoffs: {
		on: 'part',
		...plain<PartCall>(async (call) => {
			const { deps, grant } = call;
			const { id } = grant.part;
			const hash = await comparedWith(call);
			return accept({
				body: { signoffs: (await signoffsOfPart(deps.db, id)).map((row) => presentSignoff(row, hash, sideOf(grant.seat))) },
			});
		}),
	},
	sign: {
		on: 'part',
		...withBody<PartCall, typeof requests.signoff>(requests.signoff, async (call, { contentHash, ...said }) => {
			const { deps, session, moment, address, grant } = call;
			const request = actOf({ ...said, parts: [{ part: grant.part.id, contentHash }] });
			const signed = await signDirectly(deps, { session, moment, address, plan: null, request });
			return signed.ok ? accept({ body: signed.value.map((row) => presentSignoff(row, row.content_hash, 'member'))[0] }) : signed;
		}),
	},
	signMany: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.signoffs>(requests.signoffs, async (call, body) => {
			const { deps, session, moment, address, grant } = call;
			const refusal = refusalToSign(grant.seat);
			if (refusal !== null) {
				return { ok: false, refusal };
			}
			const request = actOf(body);
			const signed = await signDirectly(deps, { session, moment, address, plan: grant.plan.id, request });
			return signed.ok
				? accept({ body: { signoffs: signed.value.map((row) => presentSignoff(row, row.content_hash, 'member')) } })
				: signed;
		}),
	},
} satisfies Record<string, Handler>;
