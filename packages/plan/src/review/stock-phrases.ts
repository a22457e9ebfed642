import { type Refusal, refusalOf } from '../refusal.ts';

/** What a party keeps of words that it writes again and again. */
export const phraseBounds = { letters: 500, perParty: 200 } as const;

/**
 * Whether a phrase is new to its party: `again` for words that it has already, else why they cannot be added.
 * @param kept the party's phrases
 */
export function addingPhrase(text: string, kept: readonly string[]): 'new' | 'again' | Refusal {
	if (kept.includes(text)) {
		return 'again';
	}
	return kept.length < phraseBounds.perParty
		? 'new'
		: refusalOf('too-large', `定型文は${phraseBounds.perParty}件までです。使わないものを消してから加えてください。`);
}
