import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { changedSinceText } from '../../text/changed-since.ts';
import { shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { listText } from '../../text/status.ts';
import { wholePlanText } from '../../text/whole-plan.ts';
import { ChangedWords } from './changed-words.tsx';
import { isWhole } from './whole-plan.ts';
import { useChangeWords } from './whole-state.tsx';

/** What changed in a part since it was signed: up to its frozen words, or while it is open up to those of now. */
export function ChangedSince({ plan, part, signoff }: { plan: PlanView; part: PartView; signoff: SignoffView }) {
	const t = useText(changedSinceText);
	const lists = useText(listText);
	const whole = useText(wholePlanText);
	const changes = useChangeWords(plan);
	const { language } = useLanguage();
	const day = shortDate(signoff.at, language);
	const who = `${signoff.post} ${signoff.person}`;
	const verdict = lists.verdict[signoff.verdict] ?? '';
	if (isWhole(plan, part)) {
		return (
			<section className="change-difference" aria-label={t.title(null)}>
				<h4>{t.title(null)}</h4>
				<p className="ui-sub ui-number">{t.last(day, signoff.seq ?? part.seq, who, verdict)}</p>
				<p>{changes === '' ? whole.changedSince : `${changes}。`}</p>
			</section>
		);
	}
	if (signoff.seq === null) {
		return (
			<section className="change-difference" aria-label={t.title(null)}>
				<h4>{t.title(null)}</h4>
				<p className="ui-sub">{t.lastUnknown(day, who, verdict)}</p>
				<p>{t.unknown}</p>
			</section>
		);
	}
	return (
		<ChangedWords plan={plan} part={part} from={signoff.seq} to={part.frozen?.seq ?? part.seq} title={t.title}>
			<p className="ui-sub ui-number">{t.last(day, signoff.seq, who, verdict)}</p>
		</ChangedWords>
	);
}
