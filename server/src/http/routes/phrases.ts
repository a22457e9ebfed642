import { type PhrasesView, requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { phrasesOf } from '../../storage/stock-phrases.ts';
import type { StockPhraseRow } from '../../storage/tables.ts';
import { addPhrase, removePhrase } from '../../usecases/stock-phrases.ts';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

const present = (phrases: readonly StockPhraseRow[]): PhrasesView => ({
	phrases: phrases.map(({ id, text }) => ({ id, text })),
});

/** Routes of the stock phrases of one's own party. */
export const phraseRoutes = {
	phrases: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant }) => accept({ body: present(await phrasesOf(deps.db, grant.seat.party.code)) })),
	},
	addPhrase: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.newPhrase>(requests.newPhrase, async (call, { text }) => {
			const { deps, session, moment, grant } = call;
			const added = await addPhrase(deps, { session, moment, plan: grant.plan.id, text });
			return added.ok ? accept({ body: present(added.value) }) : added;
		}),
	},
	changePhrase: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.phraseChange>(requests.phraseChange, async (call) => {
			const { deps, session, moment, grant, params } = call;
			const removed = await removePhrase(deps, { session, moment, plan: grant.plan.id, phrase: params.phrase ?? '' });
			return removed.ok ? accept({ body: present(removed.value) }) : removed;
		}),
	},
} satisfies Record<string, Handler>;
