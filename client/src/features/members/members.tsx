import './members.css';
import type { PlanView, SeatView } from '@renkei/api';
import { useState } from 'react';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { Drafting, SuggestOnly } from './narrowing.tsx';
import { Representative } from './representative.tsx';
import { SeatList } from './seat-list.tsx';

/** 席: who sits where, which body leads, and what the plan has narrowed. */
export function Members({ plan, seats }: { plan: PlanView; seats: readonly SeatView[] }) {
	const t = useText(membersText);
	// What the plan cannot go on without stands first, and stays there with its outcome once it has been done.
	const [first] = useState(plan.representative === null);
	return (
		<div className="members">
			<div className="members__head">
				<h1>{t.title}</h1>
				<p className="ui-sub">{t.lead}</p>
			</div>
			{first ? <Representative plan={plan} /> : null}
			<div className="members__columns">
				<SeatList plan={plan} seats={seats} />
				<div className="members__side">
					{first ? null : <Representative plan={plan} />}
					<Drafting plan={plan} />
					<SuggestOnly plan={plan} />
				</div>
			</div>
		</div>
	);
}
