import type { PartView, PlanView } from '@renkei/api';
import { type BodyStanding, isDecidedStanding, type ManifestLine, manifestLines, type PartContent } from '@renkei/plan';
import { isAsked, isWhole } from './whole-plan.ts';

type Shown = PartContent['shown'][number];

const isShown = (entry: unknown): entry is Shown =>
	typeof entry === 'object' && entry !== null && typeof (entry as Partial<Shown>).key === 'string';

/** The manifest in the frozen words of a part; none but those of 21 have one. */
export function manifestIn({ shown }: Readonly<Record<string, unknown>>): ManifestLine[] {
	return Array.isArray(shown) ? manifestLines(shown.filter(isShown)) : [];
}

/** Whether a line of the manifest names the words that its part has; `gone` where the plan has no such part for this seat. */
export function lineState(plan: Pick<PlanView, 'sections'>, line: ManifestLine): 'same' | 'differs' | 'gone' {
	const part = plan.sections.flatMap(({ parts }) => parts).find(({ id }) => id === line.part);
	if (part === undefined) {
		return 'gone';
	}
	return part.contentHash === line.contentHash ? 'same' : 'differs';
}

/**
 * The parts that stay out of a record: 21 too, as long as another part that the own body signs is neither decided by it
 * nor in the same record. A 確認 waits for nothing.
 */
export function leftOut(
	plan: Pick<PlanView, 'whole' | 'sections' | 'seat'>,
	parts: readonly Pick<PartView, 'id'>[],
	chosen: ReadonlySet<string>,
	decides: boolean,
): ReadonlySet<string> {
	const own = plan.seat.party.code;
	const taken = new Set(parts.filter(({ id }) => !chosen.has(id)).map(({ id }) => id));
	const isLeft = (part: PartView) =>
		!isWhole(plan, part) &&
		!taken.has(part.id) &&
		part.standings.some(({ body, standing }) => body === own && !isDecidedStanding(standing as BodyStanding));
	const whole = parts.find((part) => isWhole(plan, part));
	const waits = decides && plan.sections.some((section) => section.parts.some(isLeft));
	return whole !== undefined && waits ? new Set([...chosen, whole.id]) : chosen;
}

/** Why a 決裁 of these parts would be refused, where 21 is among them: the list of 21 or what the own body has not decided. */
export function wholeWaitsFor(
	plan: Parameters<typeof leftOut>[0],
	parts: readonly Pick<PartView, 'id'>[],
	decides: boolean,
): 'freeze' | 'own' | null {
	const whole = parts.find((part) => isWhole(plan, part));
	if (whole === undefined || !decides) {
		return null;
	}
	return isAsked(plan, whole) ? (leftOut(plan, parts, new Set(), decides).has(whole.id) ? 'own' : null) : 'freeze';
}
