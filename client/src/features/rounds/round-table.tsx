import './rounds.css';
import './round-table.css';
import type { PlanView, RoundTableView, ThreadView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { roundName, roundsText } from '../../text/rounds.ts';
import { buttonClass, Icon, ScrollBox } from '../../ui/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { ItemFilters } from './item-filters.tsx';
import { ItemRow } from './item-row.tsx';
import { RoundCounts } from './round-counts.tsx';
import { itemsShown, type KnownItem, knownItems, type NarrowedItems } from './round-items.ts';

const columns = ['number', 'place', 'kind', 'comment', 'asked', 'answer', 'status', 'words'] as const;

/** 指摘事項対応表: each item of a round with its answer, how far it has come, and the words before and after. */
export function RoundTable({
	plan,
	view,
	threads,
	narrowed,
}: {
	plan: PlanView;
	view: RoundTableView;
	/** Threads of the plan; none while they are on their way. */
	threads: readonly ThreadView[];
	narrowed: NarrowedItems;
}) {
	const t = useText(roundsText);
	const { round, items } = view;
	const [answered, setAnswered] = useState<string | null>(null);
	const [said, setSaid] = useState('');
	const known = useMemo(() => knownItems(items, threads, plan), [items, threads, plan]);
	const shown = itemsShown(known, narrowed, answered);
	const done = (words: string, thread: string) => {
		setAnswered(null);
		setSaid(words);
		// Back to the button of the row, which is drawn only once the form has gone.
		requestAnimationFrame(() => document.getElementById(answerButtonId(thread))?.focus());
	};
	return (
		<div className="rounds">
			<RoundHead plan={plan} round={round} empty={items.length === 0} />
			{items.length === 0 ? (
				<p>
					{round.releasedAt === null ? t.noItemsYet : t.noItems}{' '}
					<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: '00' }}>
						{t.toText}
					</Link>
				</p>
			) : (
				<>
					<ItemFilters plan={plan} round={round.id} known={known} shown={shown.length} narrowed={narrowed} />
					<p role="status" className="round-said">
						{said}
					</p>
					{shown.length === 0 ? (
						<p>
							{t.noneFits}{' '}
							<Link to="/plans/$plan/rounds/$round" params={{ plan: plan.id, round: round.id }} search={{}} replace>
								{t.showAll}
							</Link>
						</p>
					) : (
						<ScrollBox label={t.table} className="round-table-box">
							<table className="ui-table round-table" aria-label={t.table}>
								<thead>
									<tr>
										{columns.map((column) => (
											<th key={column} scope="col" className={`round-table__${column}`}>
												{t.head[column]}
											</th>
										))}
									</tr>
								</thead>
								<tbody>
									{shown.map((one) => (
										<ItemAndForm
											key={one.item.thread}
											{...{ plan, one }}
											answering={answered === one.item.thread}
											onAnswer={() => {
												setSaid('');
												setAnswered(one.item.thread);
											}}
											onDone={(words) => done(words, one.item.thread)}
										/>
									))}
								</tbody>
							</table>
						</ScrollBox>
					)}
				</>
			)}
		</div>
	);
}

/** Id of the button that opens the answer of an item. */
const answerButtonId = (thread: string): string => `answer-${thread}`;

function RoundHead({ plan, round, empty }: { plan: PlanView; round: RoundTableView['round']; empty: boolean }) {
	const t = useText(roundsText);
	const { language } = useLanguage();
	const { revision, releasedAt, createdAt, party, person } = round;
	return (
		<>
			<p>
				<Link to="/plans/$plan/rounds" params={{ plan: plan.id }}>
					{t.toRounds}
				</Link>
			</p>
			<h1>{t.tableTitle(roundName(round, t))}</h1>
			{releasedAt === null ? (
				<p className="round-own__private">
					<Icon name="lock" />
					{t.ownOnly}
				</p>
			) : (
				<p className="ui-sub ui-number">
					{t.released(dateAndTime(releasedAt, language), party.name, person)}
					{revision === null ? null : (
						<>
							{`　${t.revision(revision.number)}　`}
							<Link to="/plans/$plan/history" params={{ plan: plan.id }} search={{ from: revision.id }}>
								{t.sinceRevision}
							</Link>
						</>
					)}
				</p>
			)}
			{empty ? null : (
				<div className="round-acts">
					<RoundCounts counts={round.counts} />
					<a className={buttonClass('outline', 'sm')} href={`/api/rounds/${encodeURIComponent(round.id)}/table.xlsx`} download>
						{t.export}
					</a>
				</div>
			)}
			{releasedAt === null ? <p className="ui-sub ui-number">{t.begun(dateAndTime(createdAt, language), person)}</p> : null}
		</>
	);
}

/** An item, and below it the form of its answer while somebody writes there: a cell would be too narrow for it. */
function ItemAndForm({
	plan,
	one,
	answering,
	onAnswer,
	onDone,
}: {
	plan: PlanView;
	one: KnownItem;
	answering: boolean;
	onAnswer: () => void;
	/** What is to be said; empty for nothing. */
	onDone: (said: string) => void;
}) {
	const { item, thread } = one;
	return (
		<>
			<ItemRow
				plan={plan}
				one={one}
				own={one.answerer === plan.seat.party.code}
				answering={answering}
				answerId={answerButtonId(item.thread)}
				onAnswer={onAnswer}
			/>
			{answering && thread !== undefined ? (
				<tr className="round-table__form">
					<td colSpan={columns.length}>
						<AnswerForm plan={plan} item={item} onDone={onDone} />
					</td>
				</tr>
			) : null}
		</>
	);
}
