import { accept, addingPhrase, type Result } from '@renkei/plan';
import { planGrantOf } from '../auth/plan-grants.ts';
import { deletePhrase, insertPhrase, phrasesOf } from '../storage/stock-phrases.ts';
import type { StockPhraseRow } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, type Deps, unknown } from './deps.ts';

type Ask = Asker & { readonly plan: string };
type Phrases = Promise<Result<readonly StockPhraseRow[]>>;

/** Adds a phrase to those of the party as which this person acts on the plan; what it has already stays as it is. */
export function addPhrase(deps: Deps, ask: Ask & { readonly text: string }): Phrases {
	const { session, moment, plan, text } = ask;
	return inTransaction(deps.db, async (tx) => {
		const grant = await planGrantOf(tx, { session, plan, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const { seat } = grant;
		const party = seat.party.code;
		const kept = await phrasesOf(tx, party);
		const adding = addingPhrase(
			text,
			kept.map((phrase) => phrase.text),
		);
		if (typeof adding === 'object') {
			return { ok: false, refusal: adding };
		}
		if (adding === 'new') {
			await insertPhrase(tx, { id: deps.newId(), party, text, seat: seat.id, at: moment.at });
		}
		return accept(await phrasesOf(tx, party));
	});
}

/** Removes a phrase of one's own party; another party's is unknown. */
export function removePhrase(deps: Deps, ask: Ask & { readonly phrase: string }): Phrases {
	const { session, moment, plan, phrase } = ask;
	return inTransaction(deps.db, async (tx) => {
		const grant = await planGrantOf(tx, { session, plan, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const party = grant.seat.party.code;
		return (await deletePhrase(tx, { id: phrase, party })) ? accept(await phrasesOf(tx, party)) : unknown();
	});
}
