import { type Template, viewingRole } from '@renkei/plan';
import type { SeatFacts } from '../../storage/grant-facts.ts';
import { isToBeViewed } from '../notices/settle.ts';
import type { PartStatus } from '../status/part-status.ts';
import { sectionTitle } from '../status/section-title.ts';

/** 代決 of the own body whose 後閲 is still to come, as tasks of whoever gives it: one for each part. */
export function laterViews(of: {
	readonly seat: SeatFacts;
	/** Parts that the seat may read, in plan order. */
	readonly parts: readonly PartStatus[];
	readonly template: Template;
}) {
	const body = of.seat.party.code;
	if (of.seat.role !== viewingRole) {
		return [];
	}
	return of.parts
		.filter(({ facts }) => facts.signoffs.some((row) => row.body === body && isToBeViewed(row)))
		.map(({ facts: { row } }) => {
			const { id: part, key } = row;
			const at = { id: `later-view-${part}`, key, title: sectionTitle(of.template, key).title, part, body };
			return { ...at, kind: 'later-view' as const, count: 1, hint: '', minutes: 3, due: null };
		});
}
