import type { SigningRequests } from '@renkei/api';
import { type DecidingCapacity, type Freezers, mayBeLastDay, readDay } from '@renkei/plan';

type Policy = SigningRequests['policies']['policy'];

/** The answers of the form; `keep` leaves a value as it is in each section. */
export interface RulesDraft {
	readonly dueOn: 'keep' | 'set' | 'none';
	/** The day as it was typed. */
	readonly day: string;
	readonly freezing: 'keep' | Freezers;
	/** Name of one of {@link decidingChoices}. */
	readonly deciding: 'keep' | DecidingChoice;
	readonly checkFirst: 'keep' | 'yes' | 'no';
}

/** The capacities that can be taken; 決裁権者 is in every choice. */
export const decidingChoices = {
	all: ['decision-maker', 'delegated', 'acting'],
	delegated: ['decision-maker', 'delegated'],
	acting: ['decision-maker', 'acting'],
	own: ['decision-maker'],
} as const satisfies Readonly<Record<string, readonly DecidingCapacity[]>>;
export type DecidingChoice = keyof typeof decidingChoices;

export const emptyDraft: RulesDraft = { dueOn: 'keep', day: '', freezing: 'keep', deciding: 'keep', checkFirst: 'keep' };

/** Why a draft cannot be sent, by where it is said. */
export type DraftFault = 'sections' | 'nothing' | 'day-missing' | 'day-unread' | 'day-far';

/** What is to be set, or why it cannot be. @param today ISO date in Japan */
export function policyOfDraft(
	draft: RulesDraft,
	sections: readonly string[],
	today: string,
): { readonly policy: Policy } | { readonly fault: DraftFault } {
	if (sections.length === 0) {
		return { fault: 'sections' };
	}
	const day = readDay(draft.day);
	if (draft.dueOn === 'set' && day === null) {
		return { fault: draft.day.trim() === '' ? 'day-missing' : 'day-unread' };
	}
	if (draft.dueOn === 'set' && day !== null && !mayBeLastDay(day, today)) {
		return { fault: 'day-far' };
	}
	const policy: Policy = {
		...(draft.dueOn === 'keep' ? {} : { dueOn: draft.dueOn === 'set' ? day : null }),
		...(draft.freezing === 'keep' ? {} : { freezing: draft.freezing }),
		...(draft.deciding === 'keep' ? {} : { deciding: [...decidingChoices[draft.deciding]] }),
		...(draft.checkFirst === 'keep' ? {} : { checkFirst: draft.checkFirst === 'yes' }),
	};
	return Object.keys(policy).length === 0 ? { fault: 'nothing' } : { policy };
}
