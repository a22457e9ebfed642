import type { CarriedOn, FreezeFact } from './corrections.ts';
import { signoffState } from './state.ts';
import type { ContentHash, Signoff } from './types.ts';

/** Something that was recorded of frozen words. */
export interface WordsRecord {
	/** ISO 8601 UTC. */
	readonly at: string;
	/** The words that it is of; `seq` is null in records that did not keep it. */
	readonly words: { readonly seq: number | null; readonly contentHash: ContentHash };
}

/** What a part has been through. Freezes stand in the order of the log, reopenings and records as they were stored. */
export interface PartPast<F, R, E> {
	readonly freezes: readonly F[];
	readonly reopenings: readonly R[];
	readonly records: readonly E[];
}

/** Frozen words of a part, with everything that happened to them in order of time. */
export interface FrozenVersion<T> {
	readonly seq: number;
	readonly contentHash: ContentHash;
	readonly entries: readonly T[];
}

interface Sorted<F, R, E> {
	readonly seq: number;
	readonly contentHash: ContentHash;
	readonly lock: (F | R)[];
	readonly records: E[];
}

/**
 * The frozen words of a part, oldest first. A part that was reopened and frozen again at the same position has the same
 * words still. Nothing that was recorded is left out: what names no freeze stands with the newest words.
 */
export function frozenVersions<F extends FreezeFact, R extends { readonly at: string }, E extends WordsRecord>({
	freezes,
	reopenings,
	records,
}: PartPast<F, R, E>): FrozenVersion<F | R | E>[] {
	const sorted: Sorted<F, R, E>[] = [];
	for (const [at, freeze] of freezes.entries()) {
		const { seq, contentHash } = freeze;
		const last = sorted.at(-1);
		const same = last !== undefined && last.seq === seq && last.contentHash === contentHash;
		const version = same ? last : { seq, contentHash, lock: [], records: [] };
		if (!same) {
			sorted.push(version);
		}
		// Only a frozen part is reopened, and only an open one frozen: by their order each reopening is that of its freeze,
		// whatever the clock did in between.
		version.lock.push(freeze, ...reopenings.slice(at, at + 1));
	}
	for (const record of records) {
		const { seq, contentHash } = record.words;
		const version = sorted.find((one) => one.contentHash === contentHash && (seq === null || one.seq === seq)) ?? sorted.at(-1);
		version?.records.push(record);
	}
	return sorted.map((version) => ({
		seq: version.seq,
		contentHash: version.contentHash,
		entries: inOrder<F | R | E>(version.lock, version.records),
	}));
}

/** Joins two lists by time. The order within each stays as it is, and freezes come before records of the same moment. */
function inOrder<T extends { readonly at: string }>(lock: readonly T[], records: readonly T[]): T[] {
	const rest = [...records];
	const joined = lock.flatMap((one) => {
		const next = rest.findIndex((record) => record.at >= one.at);
		return [...rest.splice(0, next === -1 ? rest.length : next), one];
	});
	return [...joined, ...rest];
}

/** Why a sign-off has lapsed, and since when: other words were frozen, or those of the open part have changed. */
export type Lapse = { readonly because: 'other-words'; readonly since: string } | { readonly because: 'open' };

/**
 * Why a sign-off does not stand for the words of now, or null while it stands or was taken back. What a 軽微な修正 carried
 * over lapsed when other words than the corrected ones were frozen.
 * @param past what has become of the part's words; `carried` oldest first
 */
export function lapseOf(
	signoff: Signoff,
	currentHash: ContentHash,
	past: { readonly freezes: readonly FreezeFact[]; readonly carried: readonly CarriedOn[] },
): Lapse | null {
	if (signoffState(signoff, currentHash) !== 'lapsed') {
		return null;
	}
	if (signoff.lapsedAt === null || signoff.carriedTo !== null) {
		return { because: 'open' };
	}
	const last = past.carried.findLast(({ signoffs }) => signoffs.includes(signoff.id));
	const began = last === undefined ? -1 : past.freezes.findLastIndex(({ seq }) => seq === last.seq);
	const ended =
		last === undefined ? undefined : past.freezes.slice(began + 1).find((one) => one.contentHash !== last.contentHash);
	return { because: 'other-words', since: ended?.at ?? signoff.lapsedAt };
}
