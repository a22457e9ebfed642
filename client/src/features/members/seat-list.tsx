import type { PlanView, SeatView } from '@renkei/api';
import { useState } from 'react';
import { useChangeMembers } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { listText } from '../../text/status.ts';
import { BodyChip, Button, Dialog } from '../../ui/index.ts';
import { AddSeat } from './add-seat.tsx';
import { OutcomeBanner, useOutcome } from './change.tsx';
import { ChangeSeat } from './change-seat.tsx';
import { SeatRow } from './seat-row.tsx';

/** The seats of a plan, party by party: members in code order, then the others. */
export function SeatList({ plan, seats }: { plan: PlanView; seats: readonly SeatView[] }) {
	const t = useText(membersText);
	const common = useText(commonText);
	const lists = useText(listText);
	const change = useChangeMembers(plan.id);
	const { outcome, note } = useOutcome();
	const [ending, setEnding] = useState<SeatView | null>(null);
	const [changing, setChanging] = useState<SeatView | null>(null);
	const end = async () => {
		if (ending !== null) {
			note(await change.mutateAsync({ end: { seat: ending.seat } }), t.ended(ending.person));
		}
		setEnding(null);
	};
	const order = (party: PlanView['parties'][number]) => `${party.membership === 'member' ? 0 : 1} ${party.code}`;
	const parties = [...plan.parties].sort((a, b) => (order(a) < order(b) ? -1 : 1));
	return (
		<section className="members-block" aria-labelledby="members-seats">
			<h2 id="members-seats">{t.by}</h2>
			<OutcomeBanner outcome={outcome} />
			<ul className="ui-list">
				{parties.map((party) => {
					const held = seats.filter((seat) => seat.party.code === party.code);
					const membership = lists.membership[party.membership] ?? '';
					return (
						<li key={party.code} className={party.code === plan.seat.party.code ? 'seat-party seat-party--own' : 'seat-party'}>
							<div className="seat-party__head">
								<BodyChip party={party} parties={plan.parties} />
								<h3>{party.name}</h3>
								<span className="ui-sub">{party.code === plan.representative ? lists.representative : membership}</span>
							</div>
							{held.length === 0 ? <p className="ui-sub">{t.noSeats}</p> : null}
							<ul className="ui-list">
								{held.map((seat) => (
									<SeatRow key={seat.seat} plan={plan} seat={seat} onChange={setChanging} onEnd={setEnding} />
								))}
							</ul>
							{plan.mayLead ? <AddSeat plan={plan} party={party} note={note} /> : null}
						</li>
					);
				})}
			</ul>
			{changing === null ? null : (
				<ChangeSeat
					plan={plan}
					seat={changing}
					onClose={() => setChanging(null)}
					onDone={(answer) => {
						note(answer, t.changed(changing.person));
						setChanging(null);
					}}
				/>
			)}
			{ending === null ? null : (
				<Dialog
					title={t.endTitle(ending.person)}
					onClose={() => setEnding(null)}
					actions={
						<>
							<Button kind="solid" waiting={change.isPending} onClick={() => void end()}>
								{t.end}
							</Button>
							<Button onClick={() => setEnding(null)}>{common.cancel}</Button>
						</>
					}
				>
					<p>{t.endText}</p>
				</Dialog>
			)}
		</section>
	);
}
