import { signingRequests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { ledgerConsistency } from '../../usecases/ledger/consistency.ts';
import { readLedger } from '../../usecases/ledger/read-ledger.ts';
import { readSigningAct } from '../../usecases/signing/read-act.ts';
import { refusalToSign } from '../../usecases/signing/resolve.ts';
import { commitSigning, prepareSigning } from '../../usecases/signing/sign.ts';
import { type Answer, type Handler, type PlanCall, plain, wholeNumber, withBody } from '../call.ts';
import { presentSigningAct } from '../present/signing.ts';

async function receipt({ deps, grant }: PlanCall, act: string): Answer {
	const found = await readSigningAct(deps, { grant, act });
	return found.ok ? accept({ body: presentSigningAct(found.value) }) : found;
}

/** Routes of the act of signing. */
export const signingRoutes = {
	prepareSigning: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.prepare>(signingRequests.prepare, async (call, request) => {
			const { deps, session, moment, address, grant } = call;
			const refusal = refusalToSign(grant.seat);
			if (refusal !== null) {
				return { ok: false, refusal };
			}
			const prepared = await prepareSigning(deps, { session, moment, address, plan: grant.plan.id, request });
			return prepared.ok ? accept({ body: prepared.value }) : prepared;
		}),
	},
	commitSigning: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.commit>(signingRequests.commit, async (call, request) => {
			const { deps, session, moment, address, grant } = call;
			const refusal = refusalToSign(grant.seat);
			if (refusal !== null) {
				return { ok: false, refusal };
			}
			const signed = await commitSigning(deps, { session, moment, address, plan: grant.plan.id, request });
			return signed.ok ? receipt(call, signed.value.row.id) : signed;
		}),
	},
	ledgerConsistency: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant, query }) => {
			const [from, to] = [wholeNumber(query.get('from')), wholeNumber(query.get('to'))];
			const shown = await ledgerConsistency(deps, { grant, from, to });
			return shown.ok ? accept({ body: shown.value }) : shown;
		}),
	},
	ledger: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant, moment }) => {
			const read = await readLedger(deps, { grant, moment });
			return read.ok ? accept({ body: read.value }) : read;
		}),
	},
	signingAct: { on: 'plan', ...plain<PlanCall>((call) => receipt(call, call.params.act ?? '')) },
} satisfies Record<string, Handler>;
