import './differences.css';
import type { PartChangesView, PlanView } from '@renkei/api';
import { shortDate } from '../text/dates.ts';
import { useLanguage } from '../text/language.tsx';
import { BodyChip } from '../ui/index.ts';

/** Who changed something last, and on which day. Nothing where that is not known. */
export function Author({ plan, by }: { plan: PlanView; by: PartChangesView['blocks'][number]['by'] }) {
	const { language } = useLanguage();
	if (by === null) {
		return null;
	}
	const party = plan.parties.find(({ code }) => code === by.party);
	return (
		<span className="change-author">
			{party === undefined ? null : <BodyChip party={party} parties={plan.parties} size={20} />}
			<span>{by.person}</span>
			<span className="ui-number">{shortDate(by.at, language)}</span>
		</span>
	);
}
