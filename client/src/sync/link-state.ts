import { closeCode, isTerminal } from '@renkei/sync-protocol';

/** Where one part's link to the server stands, as pages see it. */
export type LinkState =
	/** No content yet. */
	| { readonly kind: 'opening' }
	/** Connected and in step. */
	| { readonly kind: 'live' }
	/** Lost; the page keeps its copy, editing goes on, the link comes back by itself. */
	| { readonly kind: 'offline'; readonly since: number }
	/** Refused; the words are being kept as a draft and a new copy is opened, after a composition if there is one. */
	| { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly at: number }
	/** Ended for good with a close code: 4400, 4401, 4403, 4404 or 4426. */
	| { readonly kind: 'gone'; readonly code: number };

/** What the server refused last; stands until it is dismissed or something is saved after it. */
export interface RefusalNotice {
	readonly code: string;
	readonly text: string;
	readonly at: number;
	/** The draft that keeps the words; null when only deletions were refused. */
	readonly draft: string | null;
}

export type Typing =
	| { readonly kind: 'still' }
	| { readonly kind: 'typed'; readonly at: number }
	| { readonly kind: 'composing' };

/**
 * All that is known about one link. Frames are update-bearing frames of the present connection; times are milliseconds
 * since the epoch.
 */
export interface LinkFacts {
	readonly link: LinkState;
	readonly sent: number;
	readonly durable: number;
	/** Frames that wait for the end of a composition. */
	readonly held: number;
	/** Changes made before this connection, or while there was none: its step 2 brings them. */
	readonly carried: number;
	/** Number of the step 2 frame on this connection; 0 before. */
	readonly carrier: number;
	/** Since when something sent or carried waits for an acknowledgement, or the last acknowledgement after that. */
	readonly waitingSince: number | null;
	/** When everything was last known to be on disk. */
	readonly savedAt: number | null;
	readonly typing: Typing;
	readonly refusal: RefusalNotice | null;
	/** What is unsaved lies on the disk of this device. */
	readonly kept: boolean;
}

export type LinkEvent =
	| { readonly kind: 'opened' }
	| { readonly kind: 'synced' }
	| { readonly kind: 'sent'; readonly step2: boolean }
	| { readonly kind: 'held'; readonly count: number }
	/** A change was made that no connection took. */
	| { readonly kind: 'changed' }
	| { readonly kind: 'durable'; readonly count: number }
	| { readonly kind: 'closed'; readonly code: number | null }
	| { readonly kind: 'refused'; readonly code: string; readonly text: string }
	/** A new copy takes the place of the refused one. */
	| { readonly kind: 'replaced'; readonly draft: string | null }
	| { readonly kind: 'dismissed' }
	/** The link is gone for good, and what was unsaved has become a draft. */
	| { readonly kind: 'rescued' }
	| { readonly kind: 'typed' }
	| { readonly kind: 'kept'; readonly on: boolean }
	| { readonly kind: 'composing'; readonly on: boolean };

export const openingFacts: LinkFacts = {
	link: { kind: 'opening' },
	sent: 0,
	durable: 0,
	held: 0,
	carried: 0,
	carrier: 0,
	waitingSince: null,
	savedAt: null,
	typing: { kind: 'still' },
	refusal: null,
	kept: false,
};

/** Own changes that the server has not confirmed to be on disk. The step 2 of an unchanged copy is none. */
export function unsavedOf(facts: LinkFacts): number {
	const step2 = facts.carrier > facts.durable ? 1 : 0;
	return facts.carried + facts.held + Math.max(0, facts.sent - facts.durable - step2);
}

/** Whether `durable` covers every frame sent on this connection and nothing waits to be sent. */
export function allDurable(facts: LinkFacts): boolean {
	return facts.link.kind === 'live' && facts.durable === facts.sent && facts.held === 0 && facts.carried === 0;
}

/** The next facts. `at` is the time of the event. */
export function nextFacts(facts: LinkFacts, event: LinkEvent, at: number): LinkFacts {
	switch (event.kind) {
		case 'opened':
			return { ...facts, sent: 0, durable: 0, held: 0, carrier: 0, waitingSince: facts.carried > 0 ? at : null };
		case 'synced':
			return ended(facts) ? facts : saved({ ...facts, link: { kind: 'live' } }, facts, at);
		case 'sent': {
			const sent = facts.sent + 1;
			return { ...facts, sent, carrier: event.step2 ? sent : facts.carrier, waitingSince: facts.waitingSince ?? at };
		}
		case 'held':
			return { ...facts, held: event.count };
		case 'changed':
			return typed({ ...facts, carried: facts.carried + 1, waitingSince: facts.waitingSince ?? at }, at);
		case 'durable':
			return durable(facts, event.count, at);
		case 'closed':
			return closed(facts, event.code, at);
		case 'refused':
			return { ...facts, link: { kind: 'refused', code: event.code, text: event.text, at } };
		case 'replaced':
			return {
				...openingFacts,
				typing: facts.typing,
				refusal: facts.link.kind === 'refused' ? noticeOf(facts.link, event.draft) : facts.refusal,
			};
		case 'dismissed':
			return { ...facts, refusal: null };
		case 'rescued':
			return { ...facts, sent: 0, durable: 0, held: 0, carrier: 0, carried: 0, waitingSince: null };
		case 'typed':
			return typed(facts, at);
		case 'kept':
			return { ...facts, kept: event.on };
		case 'composing':
			return { ...facts, typing: event.on ? { kind: 'composing' } : { kind: 'typed', at } };
	}
}

function noticeOf(refused: Extract<LinkState, { kind: 'refused' }>, draft: string | null): RefusalNotice {
	return { code: refused.code, text: refused.text, at: refused.at, draft };
}

function typed(facts: LinkFacts, at: number): LinkFacts {
	return facts.typing.kind === 'composing' ? facts : { ...facts, typing: { kind: 'typed', at } };
}

function ended(facts: LinkFacts): boolean {
	return facts.link.kind === 'refused' || facts.link.kind === 'gone';
}

function durable(facts: LinkFacts, count: number, at: number): LinkFacts {
	// A count beyond what was sent would call words saved that the server has never seen.
	if (count <= facts.durable || count > facts.sent) {
		return facts;
	}
	const next = { ...facts, durable: count, carried: facts.carrier > 0 && count >= facts.carrier ? 0 : facts.carried };
	// An acknowledgement is a sign of life: the five seconds begin anew for what is still under way.
	return saved({ ...next, waitingSince: next.sent > count || next.carried > 0 ? at : null }, facts, at);
}

/** Notes the time when everything is on disk, and lets an old refusal go once something newer of this person's is. */
function saved(next: LinkFacts, before: LinkFacts, at: number): LinkFacts {
	if (!allDurable(next) || next.sent === 0) {
		return next;
	}
	return { ...next, savedAt: at, refusal: unsavedOf(before) > 0 ? null : next.refusal };
}

function closed(facts: LinkFacts, code: number | null, at: number): LinkFacts {
	const carried = unsavedOf(facts);
	const rest = { ...facts, sent: 0, durable: 0, held: 0, carrier: 0, carried, waitingSince: carried > 0 ? at : null };
	if (ended(facts)) {
		return rest;
	}
	if (code !== null && isTerminal(code) && code !== closeCode.copyRefused) {
		return { ...rest, link: { kind: 'gone', code } };
	}
	return facts.link.kind === 'offline' ? rest : { ...rest, link: { kind: 'offline', since: at } };
}
