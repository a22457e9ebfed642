import type { ThreadView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Icon, StatusMark } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';

/** The round that a thread belongs to: not released yet, or which item it is and how far it has come. */
export function ThreadRound({ thread }: { thread: ThreadView }) {
	const t = useText(roundsText);
	const { language } = useLanguage();
	const { plan } = useCardScope();
	const { round, statusBy, state } = thread;
	if (round === null) {
		return null;
	}
	if (!round.released) {
		return (
			<p className="thread-round thread-round--draft">
				<Icon name="lock" />
				{t.draft(round.title)}
			</p>
		);
	}
	const reached = state === 'resolved' ? 'resolved' : thread.status;
	return (
		<p className="thread-round ui-number">
			<Link to="/plans/$plan/rounds/$round" params={{ plan, round: round.id }}>
				{round.item === null ? round.title : t.itemOf(round.title, round.item)}
			</Link>
			<StatusMark kind={reached}>{t.status[reached]}</StatusMark>
			{statusBy === null || reached === 'resolved' ? null : (
				<span>{t.statusBy(statusBy.party, statusBy.person, dateAndTime(statusBy.at, language))}</span>
			)}
		</p>
	);
}
