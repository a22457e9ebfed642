import type { PlanView, RevisionView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useNow } from '../../api/index.ts';
import { clockTime, dayInJapan, longDate } from '../../text/dates.ts';
import { historyText } from '../../text/history.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { BodyChip, Button, Icon } from '../../ui/index.ts';
import { byDay, isPinned, type Pair, pairEndingIn } from './revision-pair.ts';

/** As many are drawn at first, and more with each press: a plan of a year has hundreds. */
const SHOWN = 40;

interface ListProps {
	readonly plan: PlanView;
	readonly revisions: readonly RevisionView[];
	readonly pair: Pair;
	readonly section: string | undefined;
}

/** Who wrote since the version before, body by body; of one that nobody wrote for, who made it. */
function Writers({ plan, revision }: { plan: PlanView; revision: RevisionView }) {
	const t = useText(historyText);
	const people = revision.writers.length > 0 ? revision.writers : revision.by === null ? [] : [revision.by];
	const parties = [...new Set(people.map(({ party }) => party))];
	if (people.length === 0) {
		return <span className="history-entry__who ui-sub">{t.nobody}</span>;
	}
	return (
		<span className="history-entry__who">
			{parties.map((code) => {
				const party = plan.parties.find((candidate) => candidate.code === code);
				const names = [...new Set(people.filter((one) => one.party === code).map(({ person }) => person))];
				return (
					<span key={code} className="change-author">
						{party === undefined ? null : <BodyChip party={party} parties={plan.parties} size={20} />}
						<span>{names.join('、')}</span>
					</span>
				);
			})}
		</span>
	);
}

/** 「11月20日（金）」, with the year where it is another one. */
function useDayName(): (day: string) => string {
	const { language } = useLanguage();
	const year = dayInJapan(useNow()).slice(0, 4);
	return (day) => (language === 'ja' && day.startsWith(year) ? longDate(day).replace(/^.*?年/, '') : longDate(day, language));
}

function Entry({ plan, revisions, pair, section, revision }: ListProps & { revision: RevisionView }) {
	const t = useText(historyText);
	const { from, to } = pairEndingIn(revisions, revision);
	const role = revision.id === pair.newer?.id ? t.newer : revision.id === pair.older.id ? t.older : null;
	return (
		<Link
			to="/plans/$plan/history"
			params={{ plan: plan.id }}
			search={{
				...(from === undefined ? {} : { from }),
				...(to === undefined ? {} : { to }),
				...(section === undefined ? {} : { section }),
			}}
			replace
			resetScroll={false}
			className={role === null ? 'history-entry' : 'history-entry history-entry--chosen'}
			// The link to the pair as it is now is the current one; both of the two are marked in words besides.
			activeOptions={{ exact: true, includeSearch: true }}
		>
			<span className="history-entry__time ui-number">{clockTime(revision.at)}</span>
			<Writers plan={plan} revision={revision} />
			<span className="history-entry__count ui-number">
				{revision.sections.length === 0 ? '—' : t.sectionCount(revision.sections.length)}
			</span>
			<span className="history-entry__name ui-number">
				{isPinned(revision) ? (
					<span className="history-entry__pin">
						<Icon name="flag" />
						<span>{`${t.pinned(t.kind[revision.kind], revision.name)}（${t.number(revision.number)}）`}</span>
					</span>
				) : (
					<span className="ui-sub">{t.number(revision.number)}</span>
				)}
				{role === null ? null : <span className="history-entry__role">{role}</span>}
			</span>
		</Link>
	);
}

/** Kept states by day, newest first; each leads to what changed since the one before it. */
export function RevisionList(props: ListProps) {
	const t = useText(historyText);
	const dayName = useDayName();
	const own = useId();
	const [shown, setShown] = useState(SHOWN);
	const { revisions } = props;
	const days = byDay(revisions.slice(0, shown), (at) => dayInJapan(new Date(at)));
	return (
		<>
			<p className="ui-sub">{t.revisionsHelp}</p>
			{days.map(({ day, revisions: ofDay }) => (
				<section key={day} className="history-day" aria-labelledby={`${own}-${day}`}>
					<h3 id={`${own}-${day}`} className="ui-number">
						{dayName(day)}
					</h3>
					<ul className="ui-list">
						{ofDay.map((revision) => (
							<li key={revision.id}>
								<Entry {...props} revision={revision} />
							</li>
						))}
					</ul>
				</section>
			))}
			{revisions.length > shown ? (
				<Button onClick={() => setShown(shown + SHOWN)}>{t.earlier(revisions.length - shown)}</Button>
			) : null}
		</>
	);
}
