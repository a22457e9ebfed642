import type { PartyCode } from '../parties/types.ts';
import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import type { PartAddress } from '../template/types.ts';
import type { ContentHash, PartLock, Signoff } from './types.ts';
import { isWholePlan } from './whole-plan.ts';

/** One freeze of a part, as it was recorded. */
export interface FreezeFact {
	readonly seq: number;
	readonly contentHash: ContentHash;
	/** ISO 8601 UTC. */
	readonly at: string;
}

/** What an earlier 軽微な修正 carried on: from then on these sign-offs stood for its words. */
export interface CarriedOn {
	readonly contentHash: ContentHash;
	/** Of the freeze with these words that it was declared of. */
	readonly seq: number;
	/** Ids of sign-offs. */
	readonly signoffs: readonly string[];
}

/**
 * What a part has been through, as far as a 軽微な修正 depends on it. Lists stand oldest first, freezes in the order of the
 * log: the clock may have been set back between two of them.
 */
export interface SignedHistory {
	readonly lock: PartLock;
	readonly freezes: readonly FreezeFact[];
	readonly signoffs: readonly Signoff[];
	readonly carried: readonly CarriedOn[];
	/** Bodies whose 決裁 the part needs now. */
	readonly required: readonly PartyCode[];
}

/** The words that were signed before, and the 決裁 that stood for them until the present words were frozen. */
export interface Correctable {
	readonly from: Pick<FreezeFact, 'seq' | 'contentHash'>;
	readonly to: Pick<FreezeFact, 'seq' | 'contentHash'>;
	readonly signoffs: readonly Signoff[];
}

/** Freezes one after the other with the same words. */
interface Run {
	readonly contentHash: ContentHash;
	/** When the first of them was made. */
	readonly at: string;
	/** Of the first of them. */
	readonly first: number;
	/** Of the last of them. */
	readonly seq: number;
}

function runsOf(freezes: readonly FreezeFact[]): readonly Run[] {
	const runs: Run[] = [];
	for (const { seq, contentHash, at } of freezes) {
		const last = runs.at(-1);
		if (last?.contentHash === contentHash) {
			runs[runs.length - 1] = { ...last, seq };
		} else {
			runs.push({ contentHash, at, first: seq, seq });
		}
	}
	return runs;
}

/**
 * Whether a sign-off is the last that its body decided, and one that may be carried. A later one that was withdrawn counts
 * too: whoever took back a 決裁 of newer words is not to be bound to those by an older one.
 */
function mayBeCarried(signoff: Signoff, signoffs: readonly Signoff[]): boolean {
	const last = signoffs.filter(({ body, capacity }) => body === signoff.body && capacity !== 'checked').reduce(later, signoff);
	return last.id === signoff.id && signoff.capacity !== 'checked' && signoff.verdict !== 'return' && signoff.withdrawnAt === null;
}

/**
 * Whether a body has returned words, in whatever capacity: an officer's 差戻し is no 決裁, but it withholds as an objection
 * does. One that was taken back says nothing.
 */
function hasReturned(body: PartyCode, words: ContentHash, signoffs: readonly Signoff[]): boolean {
	return signoffs.some(
		(one) => one.body === body && one.verdict === 'return' && one.contentHash === words && one.withdrawnAt === null,
	);
}

const later = (one: Signoff, other: Signoff): Signoff => (other.at >= one.at ? other : one);

/**
 * What a 軽微な修正 of a part would carry over to its frozen words: the 決裁 that stood for the newest earlier words that
 * were decided on, until other words were frozen. Null where nothing did, or the part is open.
 */
export function correctableOf({ lock, freezes, signoffs, carried }: SignedHistory): Correctable | null {
	const runs = runsOf(freezes);
	const now = runs.at(-1);
	if (lock.kind === 'open' || now === undefined || now.contentHash !== lock.contentHash) {
		return null;
	}
	for (let at = runs.length - 2; at >= 0; at -= 1) {
		const [run, next] = [runs[at] as Run, runs[at + 1] as Run];
		const stood = signoffs.filter((signoff) => stoodThrough(signoff, { run, next, carried }) && mayBeCarried(signoff, signoffs));
		if (run.contentHash !== lock.contentHash && stood.length > 0) {
			const { seq, contentHash } = lock;
			return { from: { seq: run.seq, contentHash: run.contentHash }, to: { seq, contentHash }, signoffs: stood };
		}
	}
	return null;
}

/** Whether a sign-off stood for the words of some freezes until other words were frozen. */
function stoodThrough(
	signoff: Signoff,
	{ run, next, carried }: { readonly run: Run; readonly next: Run; readonly carried: readonly CarriedOn[] },
): boolean {
	const given = signoff.contentHash === run.contentHash && signoff.lapsedAt === next.at;
	// A freeze of other words ends what was declared before: what took effect did so among the freezes that it was declared of.
	const among = ({ contentHash, seq, signoffs }: CarriedOn): boolean =>
		contentHash === run.contentHash && run.first <= seq && seq <= run.seq && signoffs.includes(signoff.id);
	return given || carried.some(among);
}

/** A 軽微な修正 of a part as far as another one depends on it. */
export interface EarlierCorrection {
	readonly from: ContentHash;
	readonly to: ContentHash;
	readonly state: 'open' | 'ended';
	/** Bodies that objected. */
	readonly objected: readonly PartyCode[];
}

/**
 * What may be declared a 軽微な修正 now. Nothing while one of the same words is open. A body that has objected to one of
 * them is not asked again, nor one that has returned these words, and what stands already needs nothing.
 */
export function declarableOf(
	part: PartAddress,
	history: SignedHistory,
	earlier: readonly EarlierCorrection[],
): Correctable | null {
	// Which words the plan as a whole consists of is no slip of the pen: it is decided anew.
	const found = part.body === null && !isWholePlan(part) ? correctableOf(history) : null;
	if (found === null) {
		return null;
	}
	const same = earlier.filter(({ from, to }) => from === found.from.contentHash && to === found.to.contentHash);
	const objected = same.flatMap((one) => one.objected);
	const to = found.to.contentHash;
	const signoffs = found.signoffs.filter(
		({ body, carriedTo }) =>
			carriedTo !== to && !objected.includes(body) && history.required.includes(body) && !hasReturned(body, to, history.signoffs),
	);
	return signoffs.length === 0 || same.some(({ state }) => state === 'open') ? null : { ...found, signoffs };
}

/** Days from the declaration to the last day to object: a body must have time to read the words and to speak within itself. */
export const LEAST_DAYS_TO_OBJECT = 3;
export const MOST_DAYS_TO_OBJECT = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day so many days after another (ISO dates). */
const daysAfter = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** First and last day that may be named as the last day to object. @param today day in Japan (ISO date) */
export function daysToObject(today: string): { readonly first: string; readonly last: string } {
	return { first: daysAfter(today, LEAST_DAYS_TO_OBJECT), last: daysAfter(today, MOST_DAYS_TO_OBJECT) };
}

/** Whether a 軽微な修正 may be declared; the caller has asked whether the seat speaks for the 代表団体. */
export function decideDeclaration(
	{ part, lock, declarable }: { readonly part: PartAddress; readonly lock: PartLock; readonly declarable: Correctable | null },
	said: { readonly reason: string; readonly objectUntil: string },
	today: string,
): Result<Correctable & { readonly reason: string; readonly objectUntil: string }> {
	if (part.body !== null) {
		return refuse('forbidden', '軽微な修正として届け出られるのは、共通の部分だけです。');
	}
	if (isWholePlan(part)) {
		return refuse('forbidden', '計画全体の決裁（21）に軽微な修正はありません。変わった計画は、あらためて決裁します。');
	}
	if (lock.kind === 'open') {
		return refuse('not-frozen', 'この部分は凍結されていません。凍結してから届け出てください。');
	}
	if (declarable === null) {
		return refuse('already-done', '届け出るものがありません。前の文への決裁がないか、すでに届け出ています。');
	}
	const reason = said.reason.trim();
	if (reason === '') {
		return refuse('reason-required');
	}
	const { first, last } = daysToObject(today);
	return said.objectUntil < first || said.objectUntil > last
		? refuse(
				'malformed',
				`異議の期限は、きょうから${LEAST_DAYS_TO_OBJECT}日後から${MOST_DAYS_TO_OBJECT}日後までの日にしてください。`,
			)
		: accept({ ...declarable, reason, objectUntil: said.objectUntil });
}

/** A declared 軽微な修正. */
export interface Correction {
	readonly to: ContentHash;
	/** Last day to object (ISO date in Japan). */
	readonly objectUntil: string;
	readonly endedAt: string | null;
	/** Ids of the sign-offs that it was declared for. */
	readonly signoffs: readonly string[];
	/** Bodies that objected. */
	readonly objected: readonly PartyCode[];
}

/**
 * The sign-offs that a 軽微な修正 would carry over as things stand: of bodies that neither objected nor decided anew, and
 * whose 決裁 the part still needs.
 */
export function wouldCarry(
	correction: Correction,
	{ signoffs, required }: Pick<SignedHistory, 'signoffs' | 'required'>,
): Signoff[] {
	return signoffs.filter(
		(signoff) =>
			correction.signoffs.includes(signoff.id) &&
			!correction.objected.includes(signoff.body) &&
			required.includes(signoff.body) &&
			!hasReturned(signoff.body, correction.to, signoffs) &&
			mayBeCarried(signoff, signoffs),
	);
}

/**
 * The bodies that need do nothing for the frozen words: an open 軽微な修正 will carry their 決裁 over to them, as things stand.
 * @param corrections of the part
 */
export function carriedSoon(
	corrections: readonly Correction[],
	{ lock, ...now }: Pick<SignedHistory, 'lock' | 'signoffs' | 'required'>,
): PartyCode[] {
	const open = corrections.filter(({ endedAt, to }) => endedAt === null && lock.kind === 'frozen' && to === lock.contentHash);
	return [...new Set(open.flatMap((correction) => wouldCarry(correction, now)).map(({ body }) => body))];
}

/**
 * Whether a body may object: any seat of it that signs may, for an objection only withholds. The caller has asked whether
 * the seat signs.
 */
export function decideObjection(
	correction: Correction,
	{ body, text, ...now }: Pick<SignedHistory, 'signoffs' | 'required'> & { readonly body: PartyCode; readonly text: string },
	today: string,
): Result<{ readonly text: string }> {
	if (correction.objected.includes(body)) {
		return refuse('already-done', 'この団体はすでに異議を出しています。');
	}
	if (correction.endedAt !== null || today > correction.objectUntil) {
		return refuse('already-done', '異議の期限が過ぎています。文を確かめて、あらためて決裁を記録してください。');
	}
	if (!wouldCarry(correction, now).some((signoff) => signoff.body === body)) {
		return refuse('forbidden', 'この団体には、この軽微な修正で引き続き有効になる決裁がありません。');
	}
	return text.trim() === '' ? refuse('reason-required') : accept({ text: text.trim() });
}

/** What becomes of a declared 軽微な修正 today. */
export type CarryOver =
	| { readonly kind: 'wait' }
	/** These sign-offs stand for the corrected words from now on. */
	| { readonly kind: 'carry'; readonly signoffs: readonly Signoff[] }
	/** It ends and changes nothing: the words are frozen no more, or nobody's sign-off is left to carry. */
	| { readonly kind: 'void'; readonly because: 'words' | 'nobody' };

/** Decides on the day after the last day to object, and not before. */
export function decideCarryOver(
	correction: Correction,
	{ lock, ...now }: Pick<SignedHistory, 'lock' | 'signoffs' | 'required'>,
	today: string,
): CarryOver {
	if (correction.endedAt !== null || today <= correction.objectUntil) {
		return { kind: 'wait' };
	}
	if (lock.kind === 'open' || lock.contentHash !== correction.to) {
		return { kind: 'void', because: 'words' };
	}
	const carried = wouldCarry(correction, now);
	return carried.length === 0 ? { kind: 'void', because: 'nobody' } : { kind: 'carry', signoffs: carried };
}
