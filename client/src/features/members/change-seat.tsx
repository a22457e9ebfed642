import type { PlanView, SeatView } from '@renkei/api';
import { isDeputy, readDay } from '@renkei/plan';
import { type FormEvent, useId, useState } from 'react';
import { type Answer, useChangeMembers } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { longDate } from '../../text/dates.ts';
import { dayFieldText } from '../../text/day-field.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { Banner, Button, DayField, Dialog, TextField } from '../../ui/index.ts';
import { seatRights } from './seat-rights.ts';

/** The day without the weekday, as it is typed. */
const typed = (iso: string | null): string => (iso === null ? '' : longDate(iso).replace(/（.）$/, ''));

/** Changes until when a seat is held, and what its deputy acts on, as far as this seat may say it. */
export function ChangeSeat({
	plan,
	seat,
	onClose,
	onDone,
}: {
	plan: PlanView;
	seat: SeatView;
	onClose: () => void;
	onDone: (answer: Answer<unknown>) => void;
}) {
	const t = useText(membersText);
	const common = useText(commonText);
	const days = useText(dayFieldText);
	const failures = useText(failureText);
	const change = useChangeMembers(plan.id);
	const form = useId();
	const [to, setTo] = useState(typed(seat.to));
	const [basis, setBasis] = useState(seat.delegation ?? '');
	const [unread, setUnread] = useState<'no' | 'yes'>('no');
	const [failed, setFailed] = useState<string | null>(null);
	const may = seatRights(plan, seat);
	const optional = { kind: 'optional', word: common.optional } as const;
	const submit = async (event: FormEvent) => {
		event.preventDefault();
		const day = readDay(to);
		if (may.term && to.trim() !== '' && day === null) {
			setUnread('yes');
			document.getElementById(`${form}-to`)?.focus();
			return;
		}
		const terms = { ...(may.term ? { to: day } : {}), ...(may.basis ? { delegation: basis } : {}) };
		const answer = await change.mutateAsync({ change: { seat: seat.seat, ...terms } });
		if (answer.ok) {
			onDone(answer);
		} else {
			setFailed(failures.say(answer.failure));
		}
	};
	return (
		<Dialog
			title={t.changeTitle(seat.person)}
			onClose={onClose}
			actions={
				<>
					<Button type="submit" form={form} kind="solid" waiting={change.isPending}>
						{t.changeDo}
					</Button>
					<Button onClick={onClose}>{common.cancel}</Button>
				</>
			}
		>
			<form id={form} noValidate className="seat-change" onSubmit={(event) => void submit(event)}>
				{failed === null ? null : (
					<Banner kind="error" kindName={common.error} title={t.failed} voice="alert">
						<p>{failed}</p>
					</Banner>
				)}
				{may.basis ? (
					<TextField
						label={t.basis}
						need={optional}
						support={t.basisHelp}
						value={basis}
						maxLength={200}
						autoComplete="off"
						onChange={(event) => setBasis(event.target.value)}
					/>
				) : isDeputy(seat.role) ? (
					<p className="ui-sub">{t.basisWho(seat.party.name)}</p>
				) : null}
				{may.term ? (
					<DayField
						id={`${form}-to`}
						label={t.termEnd}
						need={optional}
						error={unread === 'yes' ? days.unread : null}
						value={to}
						onChange={(value) => {
							setTo(value);
							setUnread('no');
						}}
					/>
				) : null}
				{may.term ? <p className="ui-sub">{t.termHelp}</p> : null}
			</form>
		</Dialog>
	);
}
