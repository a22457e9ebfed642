import type { MeView, SeatView } from '@renkei/api';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useActAs, usePlans, useSignOut } from '../../api/index.ts';
import { frameText } from '../../text/frame.ts';
import { type Language, useLanguage, useText } from '../../text/language.tsx';
import { listText } from '../../text/status.ts';
import { BodyChip, Icon, Menu } from '../../ui/index.ts';
import { LeavingDialog, type LeavingWords, leftBehind } from './leaving-dialog.tsx';
import { otherAddress } from './other-address.ts';

function LanguageSwitch() {
	const t = useText(frameText);
	const { language, choose } = useLanguage();
	const item = (code: Language, word: string) => (
		<button
			type="button"
			className="ui-menu__item"
			lang={code}
			aria-pressed={language === code}
			aria-current={language === code ? 'true' : undefined}
			onClick={() => choose(code)}
		>
			{word}
		</button>
	);
	return (
		<fieldset className="frame-language">
			<legend className="ui-sub">{t.language}</legend>
			<div>
				{item('ja', t.japanese)}
				{item('en', t.english)}
			</div>
		</fieldset>
	);
}

function SeatList({ seats, acting }: { seats: readonly SeatView[]; acting: SeatView }) {
	const t = useText(frameText);
	const lists = useText(listText);
	const actAs = useActAs();
	const navigate = useNavigate();
	const plans = usePlans().data?.plans ?? [];
	const choose = async (seat: SeatView) => {
		const answer = await actAs.mutateAsync({ seat: seat.seat });
		if (answer.ok) {
			await navigate({ to: '/today' });
		}
	};
	return (
		<fieldset>
			<legend className="ui-sub">{t.changeSeat}</legend>
			{seats.map((seat) => (
				<button
					key={seat.seat}
					type="button"
					className="ui-menu__item"
					aria-current={seat.seat === acting.seat ? 'true' : undefined}
					onClick={() => void choose(seat)}
				>
					<BodyChip party={seat.party} parties={plans.find((plan) => plan.id === seat.plan)?.bodies ?? []} size={20} />
					<span>
						{seat.post}（{lists.role[seat.role]}）
						<span className="ui-sub frame-seat-plan">{plans.find((plan) => plan.id === seat.plan)?.title}</span>
					</span>
				</button>
			))}
		</fieldset>
	);
}

/** Who is here, in which seat, and what one may do about it. */
export function AccountMenu({ me, seat, parties }: { me: MeView; seat: SeatView; parties: readonly SeatView['party'][] }) {
	const t = useText(frameText);
	const lists = useText(listText);
	const signOut = useSignOut();
	const path = useRouterState({ select: (state) => state.location.href });
	const other = me.demo ? otherAddress(new URL(path, window.location.href).href) : null;
	const [left, setLeft] = useState<LeavingWords | null>(null);
	const leave = async () => {
		await signOut.mutateAsync();
		// A full load, so that nothing of this person stays in memory.
		window.location.assign('/enter');
	};
	const ask = async () => {
		const words = await leftBehind();
		if (words === null) {
			await leave();
		} else {
			setLeft(words);
		}
	};
	return (
		<>
			{left === null ? null : <LeavingDialog person={me.person} left={left} onClose={() => setLeft(null)} />}
			<Menu
				summary={
					<>
						<BodyChip party={seat.party} parties={parties} />
						<span className="frame-account">
							{seat.post} {seat.person}
						</span>
						<Icon name="down" />
					</>
				}
			>
				<p className="ui-menu__head">
					<strong>{me.person}</strong>
					<br />
					<span className="ui-sub">
						{seat.party.name} {seat.post}（{lists.role[seat.role]}）
					</span>
				</p>
				<LanguageSwitch />
				{me.seats.length > 1 ? <SeatList seats={me.seats} acting={seat} /> : null}
				<Link to="/settings" className="ui-menu__item">
					<Icon name="settings" />
					{t.settings}
				</Link>
				{other === null ? null : (
					<a className="ui-menu__item" href={other} target="_blank" rel="noopener">
						<Icon name="window" />
						<span>
							{t.another}
							<span className="ui-sub frame-seat-plan">{t.anotherNote}</span>
						</span>
					</a>
				)}
				<button type="button" className="ui-menu__item" onClick={() => void ask()}>
					<Icon name="leave" />
					{t.leave}
				</button>
			</Menu>
		</>
	);
}
