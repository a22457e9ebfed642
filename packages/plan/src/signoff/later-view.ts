/** A sign-off as far as its 後閲 depends on it. */
export interface ViewableSignoff {
	/** 代決: `required`, then `done`; null otherwise. */
	readonly viewing: string | null;
	readonly withdrawnAt: string | null;
	readonly lapsedAt: string | null;
	/** Corrected words for which it stands although it has lapsed (軽微な修正), or null. */
	readonly carriedTo: string | null;
}

/**
 * Whether the 後閲 of a 代決 is still to come: what asks for it, what is offered and what is recorded all go by this. What
 * was taken back needs none, nor what has lapsed for good, unless it was carried over to corrected words: then it counts.
 */
export function waitsForViewing({ viewing, withdrawnAt, lapsedAt, carriedTo }: ViewableSignoff): boolean {
	return viewing === 'required' && withdrawnAt === null && (lapsedAt === null || carriedTo !== null);
}

/** Whose the 後閲 is: the 決裁権者's alone, for whom the 代決 was given. */
export const viewingRole = 'decider';
