import './due-line.css';
import { dayInJapan, longDate } from '../text/dates.ts';
import { dueText } from '../text/due.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { dueMark } from './due-mark.ts';
import { Icon } from './icon.tsx';

/** The last day of what is asked (ISO date in Japan): icon and words, the nearer the louder. */
export function DueLine({ due, now }: { due: string; now: Date }) {
	const t = useText(dueText);
	const { language } = useLanguage();
	const mark = dueMark(due, dayInJapan(now));
	const day = longDate(due, language);
	switch (mark.kind) {
		case 'overdue':
			return (
				<p className="ui-due ui-due--over">
					<Icon name="warning" />
					<span>{t.overdue(day)}</span>
				</p>
			);
		case 'today':
		case 'tomorrow':
			return (
				<p className="ui-due ui-due--near">
					<Icon name="clock" />
					<span>{t[mark.kind](day)}</span>
				</p>
			);
		default:
			return (
				<p className="ui-due">
					<Icon name="clock" />
					<span>{t.later(day, mark.days)}</span>
				</p>
			);
	}
}
