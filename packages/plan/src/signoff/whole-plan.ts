import type { ShownValue } from '../canonical.ts';
import type { Party, PartyCode } from '../parties/types.ts';
import { isWalled } from '../permissions/explain.ts';
import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import type { PartAddress, PartKey } from '../template/types.ts';
import { bodyStanding, isDecidedStanding, requiredBodies } from './state.ts';
import type { Capacity, ContentHash, PartState, Signoff, Verdict } from './types.ts';

/** The section that is decided with the plan as a whole. Its frozen words name the words of every other part. */
export const wholePlanKey = '21';

/** Whether a part is the one that is decided with the plan as a whole. */
export const isWholePlan = ({ key }: Pick<PartAddress, 'key'>): boolean => key === wholePlanKey;

/** Whether the plan as a whole names a part: every part that is signed, but the one that names them. */
export const isNamedInWhole = (part: Pick<PartAddress, 'key'>): boolean => !isWholePlan(part) && !isWalled(part);

/** A part with the words that it holds: the frozen ones, or those of its last commit. */
export interface PlanPlace extends PartAddress {
	readonly part: string;
	readonly seq: number;
	readonly contentHash: ContentHash;
}

const NAMES = /^(\d\d)(?:\/(\w+))?\/contentHash$/;

const keyOf = ({ key, body }: PartAddress): string => `${key}${body === null ? '' : `/${body}`}/contentHash`;

/**
 * The manifest: every part that is signed with the hash of its words, in plan order.
 * @param places of the plan, in plan order
 * @param before the manifest of the freeze before. Words that it names keep the position that it gives: equal words are to
 * give an equal manifest, also where somebody has changed them and changed them back
 */
export function manifestOf(places: readonly PlanPlace[], before: readonly ShownValue[] = []): ShownValue[] {
	const known = new Map(before.map((entry) => [`${entry.part} ${entry.value}`, entry.seq]));
	return places.filter(isNamedInWhole).map((place) => ({
		part: place.part,
		seq: known.get(`${place.part} ${place.contentHash}`) ?? place.seq,
		key: keyOf(place),
		value: place.contentHash,
	}));
}

/** One line of a manifest, as it is read. */
export interface ManifestLine {
	readonly part: string;
	readonly key: PartKey;
	readonly body: PartyCode | null;
	readonly seq: number;
	readonly contentHash: ContentHash;
}

/** The lines of a manifest among the values that a part shows. */
export function manifestLines(shown: readonly ShownValue[]): ManifestLine[] {
	return shown.flatMap(({ part, seq, key, value }) => {
		const found = NAMES.exec(key);
		return found === null ? [] : [{ part, key: found[1] as PartKey, body: found[2] ?? null, seq, contentHash: String(value) }];
	});
}

/** What of a plan is no longer as a manifest names it. */
export interface ManifestChange {
	readonly kind: 'changed' | 'added' | 'removed' | 'moved';
	readonly part: string;
	readonly key: PartKey;
	readonly body: PartyCode | null;
}

/** How a plan differs from the manifest that was frozen; nothing where it holds the same words in the same order. */
export function manifestChanges(frozen: readonly ShownValue[], now: readonly ShownValue[]): ManifestChange[] {
	const before = new Map(manifestLines(frozen).map((line) => [line.part, line]));
	const lines = manifestLines(now);
	const kept = new Set(lines.map(({ part }) => part));
	const change = (kind: ManifestChange['kind'], { part, key, body }: ManifestLine): ManifestChange => ({ kind, part, key, body });
	const order = [...before.keys()].filter((part) => kept.has(part));
	const still = lines.filter(({ part }) => before.has(part));
	const found = lines.flatMap((line): ManifestChange[] => {
		const old = before.get(line.part);
		if (old === undefined) {
			return [change('added', line)];
		}
		if (old.contentHash !== line.contentHash) {
			return [change('changed', line)];
		}
		const same = keyOf(old) === keyOf(line) && order.indexOf(line.part) === still.indexOf(line);
		return same ? [] : [change('moved', line)];
	});
	return [...found, ...[...before.values()].filter(({ part }) => !kept.has(part)).map((line) => change('removed', line))];
}

/** The part that is decided with the plan, as it was frozen last. */
export interface WholeFreeze {
	readonly contentHash: ContentHash;
	/** Hash of its own words, without the manifest. */
	readonly ownHash: ContentHash;
	readonly shown: readonly ShownValue[];
}

/**
 * The hash that sign-offs of the plan as a whole are compared with: that of its last freeze while its own words and every
 * part are as they were then, else the hash of its own words, which nobody signs.
 */
export function hashOfWhole(freeze: WholeFreeze | null, ownHash: ContentHash, now: readonly ShownValue[]): ContentHash {
	const same = freeze !== null && freeze.ownHash === ownHash && manifestChanges(freeze.shown, now).length === 0;
	return same ? freeze.contentHash : ownHash;
}

/**
 * State of the part that is decided with the plan: it is decided only while it names the words that there are, and every
 * other part is decided too.
 * @param own its state by the sign-offs on it alone
 */
export function stateOfWhole(own: PartState, isCurrent: boolean, others: readonly PartState[]): PartState {
	return own === 'decided' && !(isCurrent && others.every((state) => state === 'decided')) ? 'frozen' : own;
}

/**
 * How far a plan is on the way to its decision as a whole: another part is still being written; 21 is to be frozen; it was,
 * and the plan has changed since; the bodies may decide; every body has.
 */
export const wholeSteps = ['writing', 'to-freeze', 'changed', 'ready', 'decided'] as const;
export type WholeStep = (typeof wholeSteps)[number];

/** How far a plan is. @param state of the part that is decided with the plan, by `stateOfWhole` */
export function wholeStepOf(state: PartState, isCurrent: boolean, othersFrozen: boolean): WholeStep {
	if (!othersFrozen) {
		return 'writing';
	}
	if (state === 'drafting') {
		return 'to-freeze';
	}
	return isCurrent ? (state === 'decided' ? 'decided' : 'ready') : 'changed';
}

/** A part of the plan as far as a 決裁 on the whole depends on it. */
export interface PartOfWhole extends PlanPlace {
	readonly frozen: boolean;
	readonly signoffs: readonly Signoff[];
}

/** What a 決裁 on the plan as a whole stands on. */
export interface WholeGround {
	readonly body: PartyCode;
	readonly frozen: readonly ShownValue[];
	/** Every part of the plan, in plan order. */
	readonly parts: readonly PartOfWhole[];
	readonly parties: readonly Party[];
	/** Parts that are decided in the same act. */
	readonly together: readonly string[];
	nameOf(part: PartAddress): string;
}

const MOST_NAMED = 4;

function listed(parts: readonly PartAddress[], nameOf: WholeGround['nameOf']): string {
	const names = parts.slice(0, MOST_NAMED).map(nameOf).join('、');
	return parts.length > MOST_NAMED ? `${names}など${parts.length}か所` : names;
}

/**
 * Whether a sign-off of the plan as a whole may be recorded now. A 決裁 comes with or after the body's 決裁 on everything
 * else that it signs, while every part is frozen and the frozen manifest names what there is. 差戻し and 確認 wait for nothing.
 */
export function decideWhole(said: { readonly verdict: Verdict; readonly capacity: Capacity }, ground: WholeGround): Result<null> {
	if (said.verdict === 'return' || said.capacity === 'checked') {
		return accept(null);
	}
	const { body, frozen, parties, together, nameOf } = ground;
	const parts = ground.parts.filter(isNamedInWhole);
	const left = parts.filter(
		(part) =>
			requiredBodies(part, parties).includes(body) &&
			!together.includes(part.part) &&
			!isDecidedStanding(bodyStanding(body, part.signoffs, part.contentHash)),
	);
	if (left.length > 0) {
		return refuse(
			'with-plan',
			`計画全体の決裁（21）は、ほかのすべての節の決裁と同時か、そのあとに記録します。まだの部分：${listed(left, nameOf)}。`,
		);
	}
	const open = parts.filter((part) => !part.frozen);
	if (open.length > 0) {
		return refuse(
			'with-plan',
			`計画全体の決裁（21）は、すべての部分が凍結されてから記録します。凍結されていない部分：${listed(open, nameOf)}。`,
		);
	}
	const changes = manifestChanges(frozen, manifestOf(parts));
	return changes.length === 0
		? accept(null)
		: refuse(
				'content-changed',
				`21を凍結したあとで計画が変わりました（${listed(changes, nameOf)}）。代表団体が21を凍結し直すと、決裁を記録できます。`,
			);
}
