/** A sign-off as far as its 後閲 depends on it. */
export interface ViewableSignoff {
	/** 代決: `required`, then `done`; null otherwise. */
	readonly viewing: string | null;
	readonly withdrawnAt: string | null;
	readonly lapsedAt: string | null;
}

/** Whether the 後閲 of a 代決 is still to come. What was taken back, or has lapsed for good, needs none. */
export function waitsForViewing({ viewing, withdrawnAt, lapsedAt }: ViewableSignoff): boolean {
	return viewing === 'required' && withdrawnAt === null && lapsedAt === null;
}

/** Whose the 後閲 is: the 決裁権者's alone, for whom the 代決 was given. */
export const viewingRole = 'decider';
