import type { NoticeView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { since } from '../../text/dates.ts';
import { inboxText } from '../../text/inbox.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { noticesText } from '../../text/notices.ts';
import { BodyChip, Button, DueLine, Icon } from '../../ui/index.ts';
import type { InboxDesk } from './inbox-desk.ts';
import type { NoticeGroup } from './notice-groups.ts';
import { noticePlace } from './notice-place.ts';
import { beginning, type NoticeTold, toldOf } from './notice-words.ts';

/** Whose part it is, and the plan and the own seat where there are several. */
function Where({ notice, desk }: { notice: NoticeView; desk: InboxDesk }) {
	const t = useText(inboxText);
	const { place, plan, seat } = notice;
	const words = [
		place === null ? '' : place.body === null ? t.trunk : t.partOf(place.body.name),
		desk.manyPlans ? plan.title : '',
		desk.manySeats ? t.seat(seat.party.name, seat.post) : '',
	].filter((part) => part !== '');
	return words.length === 0 ? null : (
		<p className="ui-sub inbox-row__where">
			{words.map((part) => (
				<span key={part}>{part}</span>
			))}
		</p>
	);
}

/** What it is about: the quoted words and the first of the comment, or the reason that was given; and how many more there are. */
function About({ notice, told: { reason, others } }: { notice: NoticeView; told: NoticeTold }) {
	const t = useText(inboxText);
	// What is done with needs no more than to be known again.
	const quote = notice.state === 'open' ? (notice.thread?.quote ?? '') : '';
	const text = notice.thread?.text ?? '';
	// In full: its words can be read nowhere else.
	const reminded = notice.reminder === null ? '' : notice.detail;
	return (
		<>
			{quote === '' ? null : <p className="inbox-row__quote">{t.quote(beginning(quote))}</p>}
			{text === '' ? null : <p className="inbox-row__text">{beginning(text)}</p>}
			{reason === '' ? null : (
				<p className="inbox-row__text">
					{t.reason}
					{beginning(reason)}
				</p>
			)}
			{reminded === '' ? null : <p className="inbox-row__reminder">{notice.state === 'open' ? reminded : beginning(reminded)}</p>}
			{others === '' ? null : <p className="ui-sub">{others}</p>}
		</>
	);
}

/** What has become of a notice that waits no more. */
function Ending({ notice }: { notice: NoticeView }) {
	const t = useText(inboxText);
	const words = useText(noticesText);
	return (
		<p className="ui-sub inbox-row__ending">
			<Icon name={notice.state === 'settled' ? 'check-ring' : 'check'} />
			{notice.state === 'settled' ? (words.settled[notice.kind] ?? words.settledOtherwise) : t.stateDone}
		</p>
	);
}

/** One notice, or several alike: who did what, the way there, until when, and the button that ticks off or puts back. */
export function NoticeRow({ group, desk, onMark }: { group: NoticeGroup; desk: InboxDesk; onMark: () => void }) {
	const { first: notice } = group;
	const t = useText(inboxText);
	const { language } = useLanguage();
	const now = useNow();
	const told = toldOf(notice, useText(noticesText), useText(commentsText).kinds, group.ids.length);
	const open = notice.state === 'open';
	const party = notice.by?.party ?? notice.seat.party;
	const due = notice.until ?? (notice.asks ? (notice.thread?.due ?? null) : null);
	return (
		<li className="inbox-row" data-row={group.key}>
			<BodyChip party={party} parties={desk.partiesOf(notice.plan.id)} />
			<div className="inbox-row__words">
				<p className="inbox-row__said">{told.said}</p>
				<p>
					<Link {...noticePlace(notice)} className="inbox-row__link">
						{told.leads}
					</Link>
				</p>
				<Where notice={notice} desk={desk} />
				<About notice={notice} told={told} />
				{open ? null : <Ending notice={notice} />}
				{open && due !== null ? <DueLine due={due} now={now} /> : null}
			</div>
			<p className="ui-sub ui-number inbox-row__at">{since(notice.at, now, language)}</p>
			<div className="inbox-row__act">
				{notice.state === 'settled' ? null : (
					<Button
						aria-label={open ? t.doneNamed(told.named) : t.backNamed(told.named)}
						// A key that is held down must not run through the list.
						onKeyDown={(event) => {
							if (event.repeat) {
								event.preventDefault();
							}
						}}
						onClick={onMark}
					>
						{open ? t.done : t.back}
					</Button>
				)}
			</div>
		</li>
	);
}
