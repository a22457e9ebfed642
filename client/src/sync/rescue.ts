/** Words that were written and then refused, kept on this device until their writer discards them. */
export interface Draft {
	readonly id: string;
	readonly part: string;
	/** Where it was, as the page named it; empty when the page did not. */
	readonly title: string;
	/** Path of the page on which it was written. */
	readonly path: string;
	/** Code of the closed list of refusals. */
	readonly code: string;
	/** Passages and values as plain text, blocks separated by line breaks. */
	readonly text: string;
	/** ms since the epoch */
	readonly at: number;
}

/** Whose drafts these are; null before it is known who sits here. Newest first. */
export interface Drafts {
	readonly person: string | null;
	readonly drafts: readonly Draft[];
	/** Ids of those that are in this page alone and go with it. */
	readonly fleeting: readonly string[];
}

export type DraftEvent =
	| { readonly kind: 'rescued'; readonly draft: Draft }
	/** It lies on this device now. */
	| { readonly kind: 'stored'; readonly id: string }
	| { readonly kind: 'discarded'; readonly id: string }
	/** It is known who sits here. */
	| { readonly kind: 'person'; readonly person: string | null }
	/** What lies on this device for this person, of all their tabs. */
	| { readonly kind: 'read'; readonly person: string; readonly kept: readonly Draft[] };

export const noDrafts: Drafts = { person: null, drafts: [], fleeting: [] };

/** The next drafts. */
export function nextDrafts(state: Drafts, event: DraftEvent): Drafts {
	switch (event.kind) {
		case 'rescued': {
			const { id } = event.draft;
			return { ...state, drafts: ordered([event.draft, ...state.drafts]), fleeting: [...without(state.fleeting, id), id] };
		}
		case 'stored':
			return { ...state, fleeting: without(state.fleeting, event.id) };
		case 'discarded':
			return {
				...state,
				drafts: state.drafts.filter((draft) => draft.id !== event.id),
				fleeting: without(state.fleeting, event.id),
			};
		case 'person':
			// What was rescued before it was known who sits here is this person's; another person's never is.
			return state.person === null && event.person !== null
				? { ...state, person: event.person }
				: { ...noDrafts, person: event.person };
		case 'read': {
			if (event.person !== state.person) {
				return state;
			}
			// What another tab has discarded is gone here too; what is in this page alone nobody else can have discarded.
			const own = state.drafts.filter((draft) => state.fleeting.includes(draft.id));
			return { ...state, drafts: ordered([...event.kept, ...own]) };
		}
	}
}

function without(ids: readonly string[], id: string): readonly string[] {
	return ids.filter((one) => one !== id);
}

/** One of each id, newest first. */
function ordered(drafts: readonly Draft[]): readonly Draft[] {
	const once = new Map(drafts.map((draft) => [draft.id, draft]));
	return [...once.values()].sort((one, other) => other.at - one.at);
}

/** Drafts as they were stored; what cannot be read is left out, for the rest may still be somebody's words. */
export function readDrafts(stored: readonly unknown[]): readonly Draft[] {
	return stored.filter(isDraft);
}

function isDraft(value: unknown): value is Draft {
	const draft = value as Draft | null;
	return (
		typeof draft === 'object' &&
		draft !== null &&
		[draft.id, draft.part, draft.title, draft.path, draft.code, draft.text].every((field) => typeof field === 'string') &&
		typeof draft.at === 'number'
	);
}

/**
 * Refused words as plain text: passages first, then each value after the name of its place. `nameOf` gives null for a
 * place without a name; then the value stands alone, for a key of the template says nothing to a person.
 */
export function draftText(
	words: {
		readonly passages: readonly string[];
		readonly values: readonly { readonly place: string; readonly value: string }[];
	},
	nameOf: (place: string) => string | null,
): string {
	const values = words.values.map(({ place, value }) => {
		const name = nameOf(place);
		return name === null ? value : `${name}：${value}`;
	});
	return [...words.passages, ...values].join('\n');
}
