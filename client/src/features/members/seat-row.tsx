import type { PlanView, SeatView } from '@renkei/api';
import { isDeputy } from '@renkei/plan';
import { useNow } from '../../api/index.ts';
import { dayInJapan, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { listText } from '../../text/status.ts';
import { Button, Icon } from '../../ui/index.ts';
import { seatRights } from './seat-rights.ts';

/** A seat: who holds it, until when, and for a deputy by which document. */
export function SeatRow({
	plan,
	seat,
	onChange,
	onEnd,
}: {
	plan: PlanView;
	seat: SeatView;
	onChange: (seat: SeatView) => void;
	onEnd: (seat: SeatView) => void;
}) {
	const t = useText(membersText);
	const lists = useText(listText);
	const own = seat.seat === plan.seat.seat;
	const { term, basis } = seatRights(plan, seat);
	return (
		<li className="seat">
			<div>
				<p>
					{seat.post} {seat.person}
					{own ? `（${t.you}）` : ''}
				</p>
				<Terms seat={seat} />
			</div>
			<span className="ui-sub">{lists.role[seat.role]}</span>
			<div className="seat__acts">
				{(term && !own) || basis ? (
					<Button kind="text" size="xs" aria-label={t.changeNamed(seat.person)} onClick={() => onChange(seat)}>
						{t.change}
					</Button>
				) : null}
				{plan.mayLead && !own ? (
					<Button kind="text" size="xs" aria-label={t.endNamed(seat.person)} onClick={() => onEnd(seat)}>
						{t.end}
					</Button>
				) : null}
			</div>
		</li>
	);
}

/** Begin and end of a term where they are set, and what a deputy acts on; an ordinary seat says nothing of either. */
function Terms({ seat }: { seat: SeatView }) {
	const t = useText(membersText);
	const { language } = useLanguage();
	const today = dayInJapan(useNow());
	const said = [
		...(seat.from > today ? [t.from(longDate(seat.from, language))] : []),
		...(seat.to === null ? [] : [t.to(longDate(seat.to, language))]),
		...(seat.delegation === null ? [] : [t.basisIs(seat.delegation)]),
	];
	const lacksBasis = isDeputy(seat.role) && seat.delegation === null;
	return (
		<>
			{said.map((words) => (
				<p key={words} className="ui-sub">
					{words}
				</p>
			))}
			{lacksBasis ? (
				<p className="seat__warning">
					<Icon name="warning" label={t.warning} />
					<span>{t.basisNone}</span>
				</p>
			) : null}
		</>
	);
}
