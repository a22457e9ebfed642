import type { BodyStanding, Capacity } from './types.ts';

/** What of a part says whether it waits for a body. */
export interface AwaitedPart {
	/** When its words were frozen (ISO 8601 UTC), or null while it is open. */
	readonly frozenAt: string | null;
	readonly standing: BodyStanding;
}

/** Standings that ask a body for its 決裁. 差戻し asks whoever writes the part, not the body that gave it. */
const ASKS: readonly BodyStanding[] = ['none', 'checked', 'lapsed'];

/**
 * Since when a body's 決裁 of a frozen part is awaited (ISO 8601 UTC): since its words were frozen, or since the body took
 * its 決裁 back. Null while it is not awaited: the part is open, or decided, or returned.
 * @param own the body's own sign-offs of the part
 */
export function awaitedSince(
	{ frozenAt, standing }: AwaitedPart,
	own: readonly { readonly capacity: Capacity; readonly withdrawnAt: string | null }[],
): string | null {
	if (frozenAt === null || !ASKS.includes(standing)) {
		return null;
	}
	const takenBack = own.flatMap(({ capacity, withdrawnAt }) => (capacity === 'checked' ? [] : (withdrawnAt ?? [])));
	return [frozenAt, ...takenBack].toSorted().at(-1) ?? frozenAt;
}
