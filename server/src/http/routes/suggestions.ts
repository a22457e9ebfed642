import { requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { counterProposalNow } from '../../usecases/suggest/counter-proposal.ts';
import { decideSuggestions } from '../../usecases/suggest/decide-suggestions.ts';
import { propose } from '../../usecases/suggest/propose.ts';
import { type Handler, type PartCall, plain, type ThreadCall, withBody } from '../call.ts';
import { threadsOn } from './threads.ts';

/** Routes of proposed wording. */
export const suggestionRoutes = {
	propose: {
		on: 'part',
		...withBody<PartCall, typeof requests.propose>(requests.propose, async (call, proposal) => {
			const { deps, session, moment, grant } = call;
			const made = await propose(deps, { session, moment, part: grant.part.id, proposal });
			if (!made.ok) {
				return made;
			}
			const ids = new Set(made.value);
			return accept({ body: { threads: (await threadsOn(call)).filter(({ id }) => ids.has(id)) } });
		}),
	},
	decide: {
		on: 'part',
		...withBody<PartCall, typeof requests.decide>(requests.decide, async ({ deps, session, moment, grant }, decision) => {
			const decided = await decideSuggestions(deps, { session, moment, part: grant.part.id, ...decision });
			if (!decided.ok) {
				return decided;
			}
			const results = decided.value.map((one) => (one.done ? { ...one, code: null, text: null, now: null } : one));
			return accept({ body: { results } });
		}),
	},
	counterProposal: {
		on: 'thread',
		...plain<ThreadCall>(async ({ deps, grant, thread }) => {
			return accept({ body: await counterProposalNow(deps, { part: grant.part, thread }) });
		}),
	},
} satisfies Record<string, Handler>;
