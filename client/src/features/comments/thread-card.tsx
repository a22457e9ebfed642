import type { PartAddress } from '@renkei/plan';
import { memo, useRef } from 'react';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { dateAndTime } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { CommentItem } from './comment-item.tsx';
import { ThreadAbout, ThreadAsked } from './thread-about.tsx';
import { ThreadActs } from './thread-acts.tsx';
import { type ActiveThread, isSameCard, type PlacedThread } from './thread-list.ts';
import { ThreadRound } from './thread-round.tsx';

/** What a card is drawn from. Only `placed` is new with every change of a text; see `isSameCard`. */
export interface CardProps {
	readonly placed: PlacedThread;
	/** Name of the thread's part. */
	readonly partName: string;
	readonly partKey: string;
	readonly partBody: string | null;
	readonly active: boolean;
	readonly mayComment: boolean;
	readonly mayWrite: boolean;
	readonly onActive: (active: ActiveThread) => void;
	/** The thread is going to be resolved or opened again; what is answered runs once it has been. */
	readonly onChanging: (thread: string, state: 'resolved' | 'open') => () => void;
}

/** Whether two sets of properties draw the same card. */
export function drawsSame(before: CardProps, after: CardProps): boolean {
	const { placed, ...rest } = before;
	return (
		isSameCard(placed, after.placed) && (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === after[key])
	);
}

/** One thread: who, when, about what, what was said, and what may be done about it. */
export const ThreadCard = memo(function ThreadCard(props: CardProps) {
	const { placed, partName, partKey, partBody, active, mayComment, mayWrite, onActive, onChanging } = props;
	const t = useText(commentsText);
	const { language } = useLanguage();
	const { thread } = placed;
	const first = thread.comments[0];
	// An active card moves level with its words. Moving between press and release would take the button from under the
	// pointer, so a press makes the card active only once it is a click.
	const pressed = useRef(false);
	if (first === undefined) {
		return null;
	}
	const press = (down: boolean) => () => {
		pressed.current = down;
	};
	const activate = () => {
		if (!active) {
			onActive({ thread: thread.id, from: 'card' });
		}
	};
	const kind = t.kinds[thread.kind] ?? thread.kind;
	const part = { key: partKey as PartAddress['key'], body: partBody };
	return (
		<article
			id={cardIdOf(thread.id)}
			className={active ? 'thread-card thread-card--active' : 'thread-card'}
			aria-label={t.card(first.author.party.name, first.author.person, kind, dateAndTime(first.at, language))}
			aria-current={active ? 'true' : undefined}
			tabIndex={-1}
			onPointerDown={press(true)}
			onPointerUp={press(false)}
			onPointerCancel={press(false)}
			onPointerLeave={press(false)}
			onFocusCapture={() => {
				if (!pressed.current) {
					activate();
				}
			}}
			onClickCapture={activate}
		>
			{thread.comments.map((comment, at) => (
				<CommentItem
					key={comment.id}
					comment={comment}
					thread={thread}
					part={part}
					mayComment={mayComment}
					kind={at === 0 ? kind : null}
					before={
						at > 0 ? null : (
							<>
								<ThreadAbout placed={placed} partName={partName} />
								<ThreadAsked thread={thread} />
								<ThreadRound thread={thread} />
							</>
						)
					}
				/>
			))}
			<ThreadActs {...{ thread, part, mayComment, mayWrite, onChanging }} />
		</article>
	);
}, drawsSame);
