import './rounds.css';
import type { PlanView, RoundsView, RoundView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { roundName, roundsText } from '../../text/rounds.ts';
import { BeginRound } from './begin-round.tsx';
import { OwnRound } from './own-round.tsx';
import { RoundCounts } from './round-counts.tsx';

/** 指摘の回: what this party collects, and the rounds that were released. */
export function Rounds({ plan, view }: { plan: PlanView; view: RoundsView }) {
	const t = useText(roundsText);
	const list = useId();
	const heading = useRef<HTMLHeadingElement>(null);
	const [said, setSaid] = useState('');
	const own = view.rounds.filter((round) => round.mine && round.releasedAt === null);
	const released = view.rounds
		.filter((round) => round.releasedAt !== null)
		.sort((one, other) => (other.number ?? 0) - (one.number ?? 0));
	// What was pressed is gone with its round: the focus must not fall out of the page.
	const ended = (words: string) => {
		setSaid(words);
		requestAnimationFrame(() => heading.current?.focus());
	};
	return (
		<div className="rounds">
			<h1 ref={heading} tabIndex={-1}>
				{t.title}
			</h1>
			<p className="ui-body-text">{t.what}</p>
			{view.mayCollect ? (
				<div className="round-acts">
					<BeginRound plan={plan} kind={own.length === 0 ? 'solid' : 'outline'} onBegun={() => ended(t.begunNow)} />
				</div>
			) : null}
			<p role="status" className="round-said ui-number">
				{said}
			</p>
			{own.map((round) => (
				<OwnRound key={round.id} plan={plan} round={round} kind={own.length === 1 ? 'solid' : 'outline'} onEnded={ended} />
			))}
			<section aria-labelledby={list} className="rounds-list">
				<h2 id={list}>{t.list}</h2>
				{released.length === 0 ? (
					<p>
						{t.none} {view.mayCollect ? (own.length === 0 ? t.noneMayCollect : '') : t.noneOthers}
					</p>
				) : (
					<ol className="ui-list rounds-list__rounds">
						{released.map((round) => (
							<li key={round.id}>
								<Released plan={plan} round={round} />
							</li>
						))}
					</ol>
				)}
			</section>
		</div>
	);
}

/** A released round: who, when, on which state of the plan, and how far its items have come. */
function Released({ plan, round }: { plan: PlanView; round: RoundView }) {
	const t = useText(roundsText);
	const { language } = useLanguage();
	const name = roundName(round, t);
	const { revision, releasedAt, party, person } = round;
	return (
		<article className="round-entry" aria-label={name}>
			<h3>
				<Link to="/plans/$plan/rounds/$round" params={{ plan: plan.id, round: round.id }}>
					{name}
				</Link>
			</h3>
			<p className="ui-sub ui-number">
				{t.released(dateAndTime(releasedAt ?? round.createdAt, language), party.name, person)}
				{revision === null ? null : (
					<>
						{`　${t.revision(revision.number)}　`}
						<Link
							to="/plans/$plan/history"
							params={{ plan: plan.id }}
							search={{ from: revision.id }}
							aria-label={t.sinceRevisionOf(name)}
						>
							{t.sinceRevision}
						</Link>
					</>
				)}
			</p>
			<RoundCounts counts={round.counts} />
		</article>
	);
}
