import { useNow } from '../../api/index.ts';
import { dayInJapan, longDate } from '../../text/dates.ts';
import { inboxText } from '../../text/inbox.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Icon } from '../../ui/index.ts';
import { dueMark } from './due-mark.ts';

/** The last day of what is asked: icon and words, the nearer the louder. */
export function DueLine({ due }: { due: string }) {
	const t = useText(inboxText);
	const { language } = useLanguage();
	const mark = dueMark(due, dayInJapan(useNow()));
	const day = longDate(due, language);
	switch (mark.kind) {
		case 'overdue':
			return (
				<p className="inbox-due inbox-due--over">
					<Icon name="warning" />
					<span>{t.overdue(day)}</span>
				</p>
			);
		case 'today':
		case 'tomorrow':
			return (
				<p className="inbox-due inbox-due--near">
					<Icon name="clock" />
					<span>{mark.kind === 'today' ? t.dueToday(day) : t.dueTomorrow(day)}</span>
				</p>
			);
		default:
			return (
				<p className="inbox-due">
					<Icon name="clock" />
					<span>
						{t.due(day)}　{t.daysLeft(mark.days)}
					</span>
				</p>
			);
	}
}
