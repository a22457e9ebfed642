import type { PlanView, RoundView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { roundName, roundsText } from '../../text/rounds.ts';
import { Button, type ButtonKind, Icon } from '../../ui/index.ts';
import { AskDiscard, AskRelease } from './ask-round.tsx';
import { progressOf } from './round-items.ts';

/** A round that this party collects: what it holds, and the acts that end it. */
export function OwnRound({
	plan,
	round,
	kind,
	onEnded,
}: {
	plan: PlanView;
	round: RoundView;
	/** Of the button 公開する. */
	kind: ButtonKind;
	onEnded: (said: string) => void;
}) {
	const t = useText(roundsText);
	const { language } = useLanguage();
	const id = useId();
	const [asking, setAsking] = useState<'release' | 'discard' | null>(null);
	const { total } = progressOf(round.counts);
	const name = roundName(round, t);
	const ask = {
		...{ plan, round, onClose: () => setAsking(null) },
		onDone: () => {
			setAsking(null);
			onEnded(asking === 'release' ? t.releaseDone(total) : t.discardDone);
		},
	};
	return (
		<section className="round-own" aria-labelledby={id}>
			<h2 id={id}>{`${t.own}：${name}`}</h2>
			<p className="round-own__private">
				<Icon name="lock" />
				{t.ownOnly}
			</p>
			<p className="ui-number">
				{t.holds(total)}{' '}
				<Link to="/plans/$plan/rounds/$round" params={{ plan: plan.id, round: round.id }} aria-label={t.toTableOf(name)}>
					{t.toTable}
				</Link>
			</p>
			<p className="ui-sub ui-number">{t.begun(dateAndTime(round.createdAt, language), round.person)}</p>
			<div className="round-acts">
				<Button kind={kind} onClick={() => setAsking('release')}>
					{t.release}
				</Button>
				<Button onClick={() => setAsking('discard')}>{t.discard}</Button>
			</div>
			{asking === 'release' ? <AskRelease {...ask} /> : asking === 'discard' ? <AskDiscard {...ask} /> : null}
		</section>
	);
}
