import type { PlanCommentsView, Requests } from '@renkei/api';

/** Kinds that a person chooses from: 提案 takes the place of words, and those are one plan's. */
export const kinds = ['question', 'must-fix', 'comment', 'pre-consultation'] as const;
export type Kind = (typeof kinds)[number];

/** Most plans of one go; the contract takes no more. */
export const MOST_PLANS = 60;

/** What is being written, and for which plans. */
export interface Draft {
	readonly plans: readonly string[];
	readonly section: string;
	readonly kind: Kind;
	readonly text: string;
	readonly toRepresentative: boolean;
}

/** Nothing chosen, nothing written. */
export const emptyDraft: Draft = { plans: [], section: '02', kind: 'comment', text: '', toRepresentative: true };

/** What keeps a draft from being sent, the first thing on the page first; null for nothing. */
export function faultOf({ plans, text }: Draft): 'plans' | 'many' | 'words' | null {
	return plans.length === 0 ? 'plans' : plans.length > MOST_PLANS ? 'many' : text.trim() === '' ? 'words' : null;
}

/** The draft as it is sent. */
export function requestOf({ plans, section, kind, text, toRepresentative }: Draft): Requests['planComments'] {
	return { kind, text, section, plans: [...plans], ...(toRepresentative ? { to: 'representative' } : {}) };
}

/** The same words for the plans that have refused them. */
export function refusedDraft(draft: Draft, { results }: PlanCommentsView): Draft {
	return { ...draft, plans: results.filter(({ thread }) => thread === null).map(({ plan }) => plan) };
}
