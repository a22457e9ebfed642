import type { RevisionView } from '@renkei/api';

/** What the address asks to compare; both may be left out, and an id may be of a revision that is not there. */
export interface AskedPair {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

/** Two states of the plan. `newer` is null for what stands now. */
export interface Pair {
	readonly older: RevisionView;
	readonly newer: RevisionView | null;
}

/** A state that somebody made by an act, and that people look for by its name. */
export const isPinned = (revision: RevisionView): boolean => revision.kind !== 'auto';

const before = (revisions: readonly RevisionView[], newer: RevisionView): RevisionView | null =>
	revisions.find(({ number }) => number < newer.number) ?? null;

/**
 * Where nothing is asked: since the last state that people know by its name after which something was written. What was
 * only frozen and signed since reads as it did.
 */
function lastKnown(revisions: readonly RevisionView[]): RevisionView | null {
	const earlier = revisions.slice(revisions.findIndex(({ sections }) => sections.length > 0) + 1);
	return earlier.find(isPinned) ?? earlier[0] ?? revisions.at(-1) ?? null;
}

/**
 * The pair to compare, always in the order of time: what is asked as far as it makes sense, otherwise the nearest that does.
 * @param revisions newest first
 * @returns null where there is no revision
 */
export function pairOf(revisions: readonly RevisionView[], asked: AskedPair): Pair | null {
	const newer = revisions.find(({ id }) => id === asked.to) ?? null;
	const from = revisions.find(({ id }) => id === asked.from) ?? null;
	if (newer === null) {
		const older = from ?? lastKnown(revisions);
		return older === null ? null : { older, newer };
	}
	const older = from !== null && from.number < newer.number ? from : before(revisions, newer);
	// Nothing was kept before the first one: it can only be the older of the two.
	return older === null ? { older: newer, newer: null } : { older, newer };
}

/** The address that compares a revision with the one before it; the first one, with the one after it. */
export function pairEndingIn(revisions: readonly RevisionView[], chosen: RevisionView): AskedPair {
	const older = before(revisions, chosen);
	if (older !== null) {
		return { from: older.id, to: chosen.id };
	}
	const after = revisions.findLast(({ number }) => number > chosen.number);
	return after === undefined ? { from: chosen.id } : { from: chosen.id, to: after.id };
}

/** The address of another older state: the newer one stays if it still is newer, otherwise it is what stands now. */
export function withOlder(pair: Pair, older: RevisionView): AskedPair {
	return pair.newer !== null && pair.newer.number > older.number ? { from: older.id, to: pair.newer.id } : { from: older.id };
}

/** Neighbours of the same day, in the order they come in. @param dayOf the day of an instant, in Japan */
export function byDay(
	revisions: readonly RevisionView[],
	dayOf: (at: string) => string,
): readonly { readonly day: string; readonly revisions: readonly RevisionView[] }[] {
	const days: { day: string; revisions: RevisionView[] }[] = [];
	for (const revision of revisions) {
		const day = dayOf(revision.at);
		const last = days.at(-1);
		if (last?.day === day) {
			last.revisions.push(revision);
		} else {
			days.push({ day, revisions: [revision] });
		}
	}
	return days;
}
