import type { PlanView } from '@renkei/api';
import { isOverdue } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { dateAndTime, dayInJapan, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Button, Icon, StatusMark } from '../../ui/index.ts';
import { isSettled, type KnownItem, type RoundItem, stateOf } from './round-items.ts';
import { WordsThenNow } from './words-then-now.tsx';

/** One line of the 指摘事項対応表. */
export function ItemRow({
	plan,
	one: { item, thread },
	own,
	answering,
	answerId,
	onAnswer,
}: {
	plan: PlanView;
	one: KnownItem;
	/** It waits for this seat's party. */
	own: boolean;
	answering: boolean;
	answerId: string;
	onAnswer: () => void;
}) {
	const t = useText(roundsText);
	const c = useText(commentsText);
	const name = t.itemName(item.item, item.section.title);
	const state = stateOf(item);
	return (
		<tr className={own ? 'ui-table__own' : undefined}>
			<th scope="row" className="ui-table__end">
				{t.item(item.item)}
			</th>
			<td>
				<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: item.section.key }} search={{ thread: item.thread }}>
					{`${item.section.key} ${item.section.title}`}
					{item.item === null ? null : <span className="ui-hidden">{`（${name}）`}</span>}
				</Link>
				<p>{item.body === null ? t.trunk : t.partOf(item.body)}</p>
				{item.place === '' ? null : <p>{item.place}</p>}
				{item.detached ? <p className="round-table__gone">{t.detached}</p> : null}
			</td>
			<td>{c.kinds[item.kind] ?? item.kind}</td>
			<td>
				{item.quote === null ? null : <blockquote className="round-table__quote">{item.quote}</blockquote>}
				<Said said={item.comment} />
				{item.proposed === null ? null : (
					<p>
						<span className="round-table__label">{t.proposed}</span>
						{item.proposed}
					</p>
				)}
			</td>
			<td>
				<Asked item={item} />
			</td>
			<td>
				{item.answer === null ? <p className="ui-sub">{t.noAnswer}</p> : <Said said={item.answer} />}
				{thread?.mayAnswer === true && !answering ? (
					<Button id={answerId} size="xs" aria-label={t.answerOf(name)} onClick={onAnswer}>
						{t.answer}
					</Button>
				) : null}
			</td>
			<td>
				<StatusMark kind={state} form="on-ground">
					{t.status[state]}
				</StatusMark>
				{item.resolvedBy === null ? null : <p className="ui-sub">{t.resolvedBy(item.resolvedBy)}</p>}
			</td>
			<td>
				<WordsThenNow before={item.before} after={item.after} name={name} />
			</td>
		</tr>
	);
}

/** Words, and who said them when. */
function Said({ said: { text, party, person, at } }: { said: RoundItem['comment'] }) {
	const t = useText(roundsText);
	const { language } = useLanguage();
	return (
		<>
			{text === '' ? null : <p className="round-table__words">{text}</p>}
			<p className="ui-sub">{t.saidBy(party, person, dateAndTime(at, language))}</p>
		</>
	);
}

/** Whom an item asks and until when; a last day that has passed says so. */
function Asked({ item }: { item: RoundItem }) {
	const t = useText(roundsText);
	const c = useText(commentsText);
	const { language } = useLanguage();
	const today = dayInJapan(useNow());
	const { to, due } = item;
	// What was answered, one way or the other, is late no more.
	const late = isOverdue({ due, state: isSettled(stateOf(item)) ? 'resolved' : 'open' }, today);
	return (
		<>
			{to === null ? null : <p>{to}</p>}
			{due === null ? null : late ? (
				<p className="round-table__late">
					<Icon name="warning" />
					{c.overdue(shortDate(due, language))}
				</p>
			) : (
				<p>{t.due(shortDate(due, language))}</p>
			)}
			{to === null && due === null ? '—' : null}
		</>
	);
}
