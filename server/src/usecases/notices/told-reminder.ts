import type { PartKey, Template } from '@renkei/plan';
import type { NoticeFacts } from '../../storage/notice-facts.ts';
import type { NoticeRow } from '../../storage/tables.ts';
import { sectionTitle } from '../status/section-title.ts';
import type { SeatSight } from './seat-sight.ts';
import type { OrGone } from './told-signing.ts';

/** What a reminder tells the body that it is for. */
export interface ToldReminder {
	/** Whose parts waited for the body then, in plan order; never empty. */
	readonly sections: readonly { readonly key: PartKey; readonly title: string }[];
	/** Words of whoever reminded, or empty. */
	readonly detail: string;
}

/** A reminder as its seat may know of it: of its own body alone, and of sections that it may read. */
export function reminderOf(
	row: NoticeRow,
	sight: SeatSight,
	{ facts: { reminders }, template }: { readonly facts: NoticeFacts; readonly template: Template },
): OrGone<ToldReminder> {
	if (row.kind !== 'reminded') {
		return null;
	}
	const reminder = reminders.get(row.act ?? '');
	if (reminder === undefined || reminder.plan !== row.plan || reminder.body !== sight.grant.seat.party.code) {
		return 'gone';
	}
	const keys = (JSON.parse(reminder.parts) as string[]).flatMap((id) => sight.part(id)?.row.key ?? []);
	const sections = [...new Set(keys)].map((key) => ({ key, title: sectionTitle(template, key).title }));
	return sections.length === 0 ? 'gone' : { sections, detail: reminder.text ?? '' };
}
