import './entrance.css';
import type { DemoSeatView, MeView } from '@renkei/api';
import { useRef, useState } from 'react';
import { type Failure, useDemoSeats, useDemoSignIn } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { sessionText } from '../../text/session.ts';
import { isSharedTerminal, setSharedTerminal } from '../../text/shared-terminal.ts';
import { listText } from '../../text/status.ts';
import { Banner, BodyChip, Bones, Button, Checkbox, Disclosure } from '../../ui/index.ts';

type Enter = (seat: DemoSeatView) => void;

const cardsOf = (seats: readonly DemoSeatView[]) =>
	seats.filter((seat) => seat.card !== null).sort((a, b) => (a.card?.order ?? 0) - (b.card?.order ?? 0));

const partiesOf = (seats: readonly DemoSeatView[], plan: string) => {
	const parties = new Map(seats.filter((seat) => seat.plan === plan).map((seat) => [seat.party.code, seat.party]));
	return [...parties.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

function Cards({ seats, all, enter }: { seats: readonly DemoSeatView[]; all: readonly DemoSeatView[]; enter: Enter }) {
	const t = useText(sessionText);
	const plans = new Set(all.map((seat) => seat.plan)).size;
	return (
		<ul className="ui-list entrance-cards">
			{seats.map((seat, at) => (
				<li key={seat.seat} className="entrance-card">
					<h2>{seat.card?.title}</h2>
					<p className="entrance-card__who">
						<BodyChip party={seat.party} parties={partiesOf(all, seat.plan)} />
						<span>
							{seat.party.name} {seat.post} {seat.person}
						</span>
					</p>
					<p>{seat.card?.what}</p>
					{plans === 1 ? null : <p className="ui-sub">{seat.planTitle}</p>}
					<Button kind={at === 0 ? 'solid' : 'outline'} size="md" className="entrance-card__act" onClick={() => enter(seat)}>
						{t.enterAs(seat.person)}
					</Button>
				</li>
			))}
		</ul>
	);
}

function OtherSeats({ seats, all, enter }: { seats: readonly DemoSeatView[]; all: readonly DemoSeatView[]; enter: Enter }) {
	const t = useText(sessionText);
	const lists = useText(listText);
	const plans = [...new Map(seats.map((seat) => [seat.plan, seat.planTitle])).entries()];
	return (
		<Disclosure summary={t.others}>
			{plans.map(([plan, title]) => (
				<section key={plan} className="entrance-plan">
					<h3>{title}</h3>
					<ul className="ui-list">
						{partiesOf(seats, plan).map((party) => (
							<li key={party.code} className="entrance-party">
								<BodyChip party={party} parties={partiesOf(all, plan)} />
								<span className="entrance-party__name">{party.name}</span>
								<span className="entrance-party__seats">
									{seats
										.filter((seat) => seat.plan === plan && seat.party.code === party.code)
										.map((seat) => (
											<Button
												key={seat.seat}
												kind="text"
												aria-label={t.enterAs(`${party.name} ${seat.post} ${seat.person}`)}
												onClick={() => enter(seat)}
											>
												{seat.post} {seat.person}（{lists.role[seat.role]}）
											</Button>
										))}
								</span>
							</li>
						))}
					</ul>
				</section>
			))}
		</Disclosure>
	);
}

/** The entrance of the demo: four cards, the other seats folded. One press enters. */
export function Entrance({ onEntered }: { onEntered: (me: MeView) => void }) {
	const t = useText(sessionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { data, error } = useDemoSeats();
	const signIn = useDemoSignIn();
	const [failure, setFailure] = useState<Failure | null>(null);
	const [shared, setShared] = useState(isSharedTerminal);
	const notice = useRef<HTMLElement>(null);
	const enter = async (seat: DemoSeatView) => {
		setFailure(null);
		// Before anything of this person is on the page.
		setSharedTerminal(shared);
		const answer = await signIn.mutateAsync({ seat: seat.seat });
		if (answer.ok) {
			onEntered(answer.value);
			return;
		}
		setFailure(answer.failure);
		requestAnimationFrame(() => notice.current?.focus());
	};
	const wrong = failure ?? error?.failure ?? null;
	const seats = data?.seats ?? [];
	const cards = cardsOf(seats);
	return (
		<div className="entrance">
			<h1>{t.title}</h1>
			<div className="entrance__lead ui-body-text">
				<p>{t.lead}</p>
				<p>{t.safe}</p>
			</div>
			{wrong === null ? null : (
				<Banner kind="error" kindName={common.error} title={failures.say(wrong)} voice="alert" ref={notice}>
					{data === undefined ? (
						<p>
							<Button onClick={() => window.location.reload()}>{failures.reload}</Button>
						</p>
					) : null}
				</Banner>
			)}
			{data === undefined && error === null ? <Bones label={common.loading} rows={6} /> : null}
			{data !== undefined && seats.length === 0 ? <p>{t.noSeats}</p> : null}
			<div className="entrance__shared">
				<Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)} support={t.sharedWhat}>
					{t.shared}
				</Checkbox>
			</div>
			<Cards seats={cards} all={seats} enter={(seat) => void enter(seat)} />
			{seats.length > cards.length ? (
				<OtherSeats seats={seats.filter((seat) => seat.card === null)} all={seats} enter={(seat) => void enter(seat)} />
			) : null}
			<section className="entrance__two">
				<h2>{t.twoTitle}</h2>
				<p className="ui-body-text">{t.two}</p>
			</section>
		</div>
	);
}
