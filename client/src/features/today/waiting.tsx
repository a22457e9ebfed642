import type { PartyView, TodayView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { since } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { BodyChip } from '../../ui/index.ts';

/** What this body waits for from others, without blame. */
export function Waiting({
	waiting,
	plan,
	parties,
	now,
}: {
	waiting: TodayView['waiting'];
	plan: string;
	parties: readonly PartyView[];
	now: Date;
}) {
	const t = useText(todayText);
	const { language } = useLanguage();
	return (
		<ul className="ui-list today-rows">
			{waiting.map((item) => (
				<li key={`${item.party.code} ${item.key} ${item.what}`} className="today-row">
					<BodyChip party={item.party} parties={parties} />
					<p className="today-row__words">
						<Link to="/plans/$plan/s/$key" params={{ plan, key: item.key }}>
							{item.key} {item.title}
						</Link>
						<span>{t.what[item.what] ?? item.what}</span>
					</p>
					<p className="ui-sub ui-number">{item.since === null ? '' : t.requestedOn(since(item.since, now, language))}</p>
				</li>
			))}
		</ul>
	);
}
