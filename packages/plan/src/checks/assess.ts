import { memberBodies, type PartyCode } from '../parties/types.ts';
import { figureOf } from '../template/editions.ts';
import type { EditionFigure, SectionKey } from '../template/types.ts';
import { bonusChecks } from './bonus.ts';
import { costOfEdition } from './edition-cost.ts';
import { figuresOfEdition } from './edition-figures.ts';
import { planOfEdition } from './edition-plan.ts';
import { jointIntake } from './intake-joint.ts';
import { everyIntake, leadingIntake, singleIntake } from './intake-single.ts';
import { planWide } from './plan-wide.ts';
import { grouped, reason } from './reading.ts';
import {
	type Check,
	type CheckFacts,
	type CheckSpec,
	type CheckVerdict,
	checkGroups,
	checkVerdicts,
	type Judged,
	type Reason,
	type RuleSource,
} from './types.ts';

/** Every check, as data. */
export const checkSpecs: readonly CheckSpec[] = [
	...singleIntake,
	...leadingIntake,
	...jointIntake,
	...everyIntake,
	...planOfEdition,
	...costOfEdition,
	...figuresOfEdition,
	...bonusChecks,
	...planWide,
];

/** Whether a check is asked of a plan at all: its 類型 and its edition. */
export function isAsked(spec: CheckSpec, of: Pick<CheckFacts, 'scheme' | 'edition'>): boolean {
	return (spec.schemes?.includes(of.scheme) ?? true) && (spec.editions?.includes(of.edition.key) ?? true);
}

/** Judges every check that is asked of a plan, group by group, what stops it first. */
export function assess(facts: CheckFacts): Check[] {
	const checks = checkSpecs.filter((spec) => isAsked(spec, facts)).flatMap((spec) => checkOf(spec, facts) ?? []);
	const rank = ({ group, verdict }: Check) => checkGroups.indexOf(group) * 10 + checkVerdicts.indexOf(verdict);
	return checks.toSorted((a, b) => rank(a) - rank(b));
}

/** Checks that may be told to whoever cannot read some sections: none that reads one of those. */
export function toldWithout(checks: readonly Check[], hidden: readonly SectionKey[]): Check[] {
	const reads = new Map(checkSpecs.map((spec) => [spec.id, spec.reads]));
	return checks.filter(({ id }) => !(reads.get(id) ?? []).some((key) => hidden.includes(key)));
}

function checkOf(spec: CheckSpec, facts: CheckFacts): Check | null {
	const judged = spec.judge(facts);
	if (judged === null) {
		return null;
	}
	const open = openFigures(spec, facts);
	const { verdict, reasons } = underFigures(judged, open);
	const own = judged.actors === undefined || judged.actors.length === 0 ? leadOf(facts) : judged.actors;
	const places =
		judged.places === undefined || judged.places.length === 0 ? [{ ...spec.place, body: null, row: null }] : judged.places;
	return {
		id: spec.id,
		group: spec.group,
		verdict,
		text: spec.text,
		mark: spec.mark,
		source: sourceOf(spec),
		reasons,
		actors: own,
		places,
		figures: open.map(({ key }) => key),
	};
}

/** 募集要件 are the call's own words; what an edition asks is known from a digest of its deck only. */
export function sourceOf({ mark, group }: Pick<CheckSpec, 'mark' | 'group'>): RuleSource {
	if (mark === 'SRC') {
		return group === 'intake' ? 'call' : 'digest';
	}
	return mark === 'EXP' ? 'practice' : 'ours';
}

/** The 代表団体, or while there is none every member. */
const leadOf = ({ representative, parties }: CheckFacts): readonly PartyCode[] =>
	representative === null ? memberBodies(parties).map(({ code }) => code) : [representative];

/** Figures of this edition that a check rests on and no primary source confirms. */
function openFigures(spec: CheckSpec, { edition }: CheckFacts): EditionFigure[] {
	return (spec.figures ?? []).flatMap((key) => figureOf(edition, key) ?? []).filter(({ confirmed }) => !confirmed);
}

/**
 * A figure of a second-hand source decides nothing: by it a plan is neither 適合 nor 不適合. What would be right waits for
 * the source, what would be wrong is told and does not stop.
 */
function underFigures(judged: Judged, open: readonly EditionFigure[]): { verdict: CheckVerdict; reasons: readonly Reason[] } {
	if (open.length === 0 || judged.verdict === '情報待ち') {
		return judged;
	}
	const told = open.map(({ title, value, unit }) =>
		value === null ? reason('figure-unknown', title) : reason('second-hand', title, { value: figureText(value, unit) }),
	);
	const known = judged.reasons.filter(({ kind }) => kind !== 'figure-unknown');
	const verdict = judged.verdict === '適合' ? '出典待ち' : judged.verdict === '不適合' ? '注意' : judged.verdict;
	return { verdict, reasons: [...known, ...told] };
}

/** A figure as people read it: 「100,000,000円」, 「50%」. */
export function figureText(value: string | number, unit = ''): string {
	const words = typeof value === 'number' ? grouped(value) : value;
	return `${words}${unit}`;
}
