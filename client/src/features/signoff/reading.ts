import type { PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import type { Capacity } from '@renkei/plan';
import { formName } from './kept-form.ts';
import { type OpenedWords, openedAt } from './opened-words.ts';
import { askedIn } from './signable.ts';

/** How many parts are asked for at once while they are loaded in plan order. */
const AT_ONCE = 4;

/** A section with the parts that wait for this seat. */
export interface SectionToRead {
	readonly section: SectionView;
	readonly parts: readonly PartView[];
}

/** Everything that waits for this seat, in plan order. */
export function toRead(plan: PlanView, capacity: Capacity, signoffs: readonly SignoffView[]): SectionToRead[] {
	return plan.sections
		.map((section) => ({ section, parts: askedIn(plan, section, capacity, signoffs) }))
		.filter(({ parts }) => parts.length > 0);
}

/** The form of the page on which everything is read and recorded at once. */
export function readingForm(plan: PlanView): string {
	return formName(plan.seat.seat, 'reading');
}

/** Whether every part of a section has been opened to its end. */
export function isRead({ parts }: SectionToRead, opened: OpenedWords): boolean {
	return parts.every((part) => openedAt(opened, part) !== null);
}

/** The parts whose words may be asked for: those that came, and the next few in plan order. */
export function askedFor(parts: readonly PartView[], settled: ReadonlySet<string>): ReadonlySet<string> {
	const waiting = parts.filter((part) => !settled.has(part.id)).slice(0, AT_ONCE);
	return new Set([...parts.filter((part) => settled.has(part.id)), ...waiting].map((part) => part.id));
}
