import { type Requests, requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { signoffsOfPart } from '../../storage/grant-facts.ts';
import { giveSignoffs, type Said } from '../../usecases/give-signoff.ts';
import { type Handler, type PartCall, type PlanCall, plain, withBody } from '../call.ts';
import { presentSignoff } from '../present/signoff.ts';

function saidOf({ verdict, capacity, documentNumber, decidedOn, text }: Omit<Requests['signoffs'], 'parts'>): Said {
	return { verdict, capacity, documentNumber: documentNumber ?? null, decidedOn: decidedOn ?? null, text: text ?? null };
}

/** Routes of the sign-off. */
export const signoffRoutes = {
	signoffs: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant }) => {
			const { lock, id } = grant.part;
			const hash = lock.kind === 'frozen' ? lock.contentHash : (await deps.readModel.current(id)).hash;
			return accept({ body: { signoffs: (await signoffsOfPart(deps.db, id)).map((row) => presentSignoff(row, hash)) } });
		}),
	},
	sign: {
		on: 'part',
		...withBody<PartCall, typeof requests.signoff>(requests.signoff, async (call, body) => {
			const { deps, session, moment, grant } = call;
			const parts = [{ part: grant.part.id, contentHash: body.contentHash }];
			const signed = await giveSignoffs(deps, { session, moment, plan: null, parts, said: saidOf(body) });
			return signed.ok ? accept({ body: signed.value.map((row) => presentSignoff(row, row.content_hash))[0] }) : signed;
		}),
	},
	signMany: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.signoffs>(requests.signoffs, async (call, body) => {
			const { deps, session, moment, grant } = call;
			const { parts } = body;
			const signed = await giveSignoffs(deps, { session, moment, plan: grant.plan.id, parts, said: saidOf(body) });
			return signed.ok
				? accept({ body: { signoffs: signed.value.map((row) => presentSignoff(row, row.content_hash)) } })
				: signed;
		}),
	},
} satisfies Record<string, Handler>;
