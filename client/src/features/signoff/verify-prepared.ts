import type { PlanView, PreparedView, SigningRequests } from '@renkei/api';
import { intentText } from '@renkei/plan';
import { challengeOf, hashOfShown, sha256Of } from '../../hashes/hash-of-shown.ts';
import { manifestIn } from './manifest.ts';

/** What is asked to be recorded. */
export type AskedAct = SigningRequests['prepare'];

/** Why a prepared act is not what was asked for. */
export type PreparedFault =
	/** Words or hashes are not those that were shown. */
	| 'words'
	/** It says something else than the form, or in another name. */
	| 'said'
	/** What would be confirmed is not this intent. */
	| 'challenge';

/** What an act says, with nothing left out. */
function wordsOf(said: Partial<PreparedView['intent']['said']> | AskedAct) {
	return [
		said.verdict ?? null,
		said.capacity ?? null,
		said.documentNumber ?? null,
		said.decidedOn ?? null,
		said.text ?? null,
		said.absent ?? null,
		...(said.consulted ?? []),
	];
}

const same = (left: readonly unknown[], right: readonly unknown[]): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Exactly the parts that were asked for, with the hashes that were shown, or exactly the sign-offs that were asked for. */
function isAbout(asked: AskedAct, parts: PreparedView['intent']['parts']): boolean {
	if (asked.act === 'sign') {
		const line = (part: { part: string; contentHash: string }) => `${part.part} ${part.contentHash}`;
		return same(asked.parts.map(line).sort(), parts.map(line).sort()) && parts.every(({ signoff }) => signoff === null);
	}
	return same([...asked.signoffs].sort(), parts.map(({ signoff }) => signoff ?? '').sort());
}

/** Whether the words that came with the act have the hashes that it names. */
function hasItsWords({ intent, contents }: PreparedView): boolean {
	return intent.parts.every(({ part, contentHash, textHash }) => {
		// One part may stand in an act twice (two of its sign-offs): each with words of its own.
		const words = contents.filter((content) => content.part === part);
		return words.some(({ content, text }) => hashOfShown(content) === contentHash && sha256Of(text) === textHash);
	});
}

/** Whether a manifest among the words names every part of the act with the words that it has there. */
function hasOneManifest({ intent, contents }: PreparedView): boolean {
	const hashes = new Map(intent.parts.map(({ part, contentHash }) => [part, contentHash]));
	const lines = contents.flatMap(({ content }) => manifestIn(content));
	return lines.every(({ part, contentHash }) => (hashes.get(part) ?? contentHash) === contentHash);
}

/**
 * Computes again what the server prepared: the hashes of the words, what is said and by whom, and the challenge. Null where
 * all of it is what the person asked for; otherwise nothing may be recorded.
 */
export function faultIn(
	prepared: PreparedView,
	asked: AskedAct,
	self: Pick<PlanView, 'id'> & { readonly seat: { readonly seat: string; readonly party: { readonly code: string } } },
): PreparedFault | null {
	const { intent, stepUp } = prepared;
	if (!isAbout(asked, intent.parts) || !hasItsWords(prepared) || (asked.act === 'sign' && !hasOneManifest(prepared))) {
		return 'words';
	}
	const own = intent.plan.id === self.id && intent.body.code === self.seat.party.code && intent.seat.id === self.seat.seat;
	if (!own || intent.act !== asked.act || !same(wordsOf(intent.said), wordsOf(asked))) {
		return 'said';
	}
	return challengeOf(intentText(intent)) === stepUp.challenge ? null : 'challenge';
}
