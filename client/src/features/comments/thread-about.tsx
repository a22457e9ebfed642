import { isOverdue } from '@renkei/plan';
import { commentsText } from '../../text/comments.ts';
import { shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Icon } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';
import { daysLeft } from './due.ts';
import { Quote } from './quote.tsx';
import { SuggestionWords } from './suggestion.tsx';
import type { PlacedThread } from './thread-list.ts';

/** What a thread is about: a whole part, words, or a place with its value then and, where it differs, now. */
export function ThreadAbout({ placed, partName }: { placed: PlacedThread; partName: string }) {
	const t = useText(commentsText);
	const { thread, detached } = placed;
	const { place, quote, replacement } = thread;
	const lost = detached ? <p className="thread-card__detached">{place.kind === 'cell' ? t.detachedRow : t.detached}</p> : null;
	if (place.kind === 'field' || place.kind === 'cell' || place.kind === 'figure') {
		return (
			<>
				{lost}
				<Place placed={placed} partName={partName} />
			</>
		);
	}
	return (
		<>
			{lost}
			{quote === null ? (
				<p className="thread-quote">{t.onPart(partName)}</p>
			) : replacement === null ? (
				<Quote quote={quote} />
			) : null}
			<SuggestionWords thread={thread} />
		</>
	);
}

/** A field, cell or figure: what people call it, and its value. */
function Place({ placed, partName }: { placed: PlacedThread; partName: string }) {
	const t = useText(commentsText);
	const { thread, valueNow = null, rowNumber = null } = placed;
	const then = thread.quote ?? '';
	return (
		<>
			<p className="thread-place">
				{t.inPart(partName, thread.place.title)}
				{rowNumber === null ? null : <span className="ui-number"> {t.rowNumber(rowNumber)}</span>}
			</p>
			{thread.value === null ? <Quote quote={t.valueThen(then)} /> : <SuggestionWords thread={thread} />}
			{valueNow === null || valueNow === then ? null : <Quote quote={t.valueNow(valueNow)} />}
		</>
	);
}

/** Whom a thread asks and until when; a last day that has passed says so. */
export function ThreadAsked({ thread }: { thread: PlacedThread['thread'] }) {
	const t = useText(commentsText);
	const { language } = useLanguage();
	const { today } = useCardScope();
	const { to, due, state } = thread;
	if (to === null && due === null) {
		return null;
	}
	const late = isOverdue(thread, today);
	const words: string[] = [];
	if (to !== null) {
		words.push(t.to(to.party.name, to.seat === null ? '' : to.seat.person === '' ? to.seat.post : to.seat.person));
	}
	if (due !== null && !late) {
		words.push(t.due(shortDate(due, language), state === 'open' ? daysLeft(due, today) : null));
	}
	return (
		<div className="thread-asked ui-number">
			{words.length === 0 ? null : <p>{words.join('・')}</p>}
			{late && due !== null ? (
				<p className="thread-asked__late">
					<Icon name="warning" />
					{t.overdue(shortDate(due, language))}
				</p>
			) : null}
		</div>
	);
}
