import type { PartView, PlanView } from '@renkei/api';
import type { ChangedPart } from './changed-parts.ts';

/** A part that can be brought back to an older state. */
export interface Restorable {
	readonly part: PartView;
	/** Position in its log whose content comes back. */
	readonly seq: number;
}

/** A part that stays, and why: in words where the server said them, else because it is frozen. */
export interface Staying {
	readonly part: PartView;
	readonly why: string | null;
}

/**
 * Which parts can be brought back. A part that did not exist in the older state stays.
 */
export function restorable(
	plan: Pick<PlanView, 'sections'>,
	changed: readonly ChangedPart[],
): { readonly parts: readonly Restorable[]; readonly staying: readonly Staying[] } {
	const parts: Restorable[] = [];
	const staying: Staying[] = [];
	const known = plan.sections.flatMap((section) => section.parts);
	for (const { part: id, from: seq } of changed) {
		const part = known.find((one) => one.id === id);
		if (part === undefined || seq === 0) {
			continue;
		}
		if (part.state !== 'drafting') {
			staying.push({ part, why: null });
		} else if (part.may.includes('write')) {
			parts.push({ part, seq });
		} else {
			staying.push({ part, why: part.readOnly?.text ?? '' });
		}
	}
	return { parts, staying };
}

/** Bodies whose 決裁 or 確認 of a part holds now, by code: with other words it would lapse. */
export function holding({ standings }: Pick<PartView, 'standings'>): readonly string[] {
	return standings.filter(({ standing }) => standing !== 'none' && standing !== 'lapsed').map(({ body }) => body);
}
