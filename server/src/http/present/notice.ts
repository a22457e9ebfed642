import type { InboxView, NoticeView } from '@renkei/api';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { NoticeRow } from '../../storage/tables.ts';
import type { Inbox } from '../../usecases/notices/inbox.ts';
import type { ToldNotice } from '../../usecases/notices/told-notices.ts';
import { presentParty } from './seat.ts';

/** Everything that a person is told. */
export function presentInbox({ asks, news, ended, count, more }: Inbox): InboxView {
	const all = (notices: readonly ToldNotice[]) => notices.map(presentNotice);
	return { asks: all(asks), news: all(news), ended: all(ended), count, more };
}

function presentNotice(notice: ToldNotice): NoticeView {
	const { row, kind, asks, personal, plan, seat, by, place, thread, round, reminder, until, detail } = notice;
	return {
		...{ id: row.id, kind, asks, personal, at: row.at, state: stateOf(row), detail },
		plan: { id: plan.id, title: plan.title, practice: plan.practice === 1 },
		seat: { seat: seat.id, party: presentParty(seat.party), post: seat.post },
		by: by === null ? null : presentActor(by),
		place:
			place === null
				? null
				: {
						...{ part: place.part, key: place.key, title: place.title },
						body: place.body === null ? null : presentParty(place.body),
					},
		...{ thread, round, until, signing: presentSigning(notice) },
		reminder: reminder === null ? null : { sections: [...reminder.sections] },
	};
}

function presentSigning({ signing }: ToldNotice): NoticeView['signing'] {
	const first = signing?.intent.parts[0];
	return signing === null || first === undefined
		? null
		: {
				...{ act: signing.act, does: signing.intent.act, parts: signing.intent.parts.length },
				section: { key: first.section, title: signing.title },
			};
}

const presentActor = ({ person, party }: HeldSeat): NoticeView['by'] => ({ person, party: presentParty(party) });

/** What was settled stays so, whether or not it was ticked off too: taking the tick back would not open it again. */
function stateOf({ done_at, settled_at }: NoticeRow): NoticeView['state'] {
	return settled_at !== null ? 'settled' : done_at !== null ? 'done' : 'open';
}
