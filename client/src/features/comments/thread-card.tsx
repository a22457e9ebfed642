import type { PlanView } from '@renkei/api';
import { useRef, useState } from 'react';
import { type Failure, useChangeThread } from '../../api/index.ts';
import { cardIdOf } from '../../editor/index.ts';
import { commentsText } from '../../text/comments.ts';
import { dateAndTime, since } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { BodyChip, Button, FieldError } from '../../ui/index.ts';
import { Quote } from './quote.tsx';
import { ReplyForm } from './reply-form.tsx';
import type { PlacedThread } from './thread-list.ts';

/** One thread: who, when, about which words, what was said, and what may be done about it. */
export function ThreadCard({
	plan,
	placed,
	partName,
	active,
	mayComment,
	onActivate,
	onResolved,
}: {
	plan: PlanView;
	placed: PlacedThread;
	/** Name of the part, for threads without words. */
	partName: string;
	active: boolean;
	mayComment: boolean;
	onActivate: () => void;
	/** The thread has been resolved or opened again. */
	onResolved: () => void;
}) {
	const t = useText(commentsText);
	const { language } = useLanguage();
	const { thread, detached } = placed;
	const first = thread.comments[0];
	// An active card moves level with its words. Moving between press and release would take the button from under the
	// pointer, so a press makes the card active only once it is a click.
	const pressed = useRef(false);
	if (first === undefined) {
		return null;
	}
	const activate = () => {
		if (!active) {
			onActivate();
		}
	};
	const kind = t.kinds[thread.kind] ?? thread.kind;
	const name = t.card(first.author.party.name, first.author.person, kind, dateAndTime(first.at, language));
	return (
		<article
			id={cardIdOf(thread.id)}
			className={active ? 'thread-card thread-card--active' : 'thread-card'}
			aria-label={name}
			aria-current={active ? 'true' : undefined}
			tabIndex={-1}
			onPointerDown={() => {
				pressed.current = true;
			}}
			onPointerUp={() => {
				pressed.current = false;
			}}
			onPointerCancel={() => {
				pressed.current = false;
			}}
			onPointerLeave={() => {
				pressed.current = false;
			}}
			onFocusCapture={() => {
				if (!pressed.current) {
					activate();
				}
			}}
			onClickCapture={activate}
		>
			{thread.comments.map((comment, at) => (
				<div key={comment.id} className="thread-comment">
					<p className="thread-comment__head">
						<BodyChip party={comment.author.party} parties={plan.parties} size={22} />
						<strong>{comment.author.person}</strong>
						<time dateTime={comment.at}>{when(comment.at, language)}</time>
					</p>
					{at > 0 ? null : (
						<>
							{detached ? <p className="thread-card__detached">{t.detached}</p> : null}
							{thread.quote === null ? (
								<p className="thread-quote">{t.onPart(partName)}</p>
							) : thread.replacement === null ? (
								<Quote quote={thread.quote} />
							) : null}
							{thread.replacement === null ? null : <Replacement quote={thread.quote} replacement={thread.replacement} />}
						</>
					)}
					<p className="thread-comment__text">
						{at === 0 ? <span className="thread-kind">{kind}</span> : null}
						{comment.text}
					</p>
				</div>
			))}
			{mayComment ? <Acts plan={plan.id} placed={placed} onResolved={onResolved} /> : null}
		</article>
	);
}

function when(at: string, language: 'ja' | 'en'): string {
	const near = since(at, new Date(), language);
	return near === dateAndTime(at, language) || near.includes(':') ? near : dateAndTime(at, language);
}

/** Old words over new ones, in words and not only in colour. */
function Replacement({ quote, replacement }: { quote: string | null; replacement: string }) {
	const t = useText(commentsText);
	return (
		<dl className="thread-replacement">
			{quote === null ? null : (
				<div className="thread-replacement__old">
					<dt>{t.remove}</dt>
					<dd>
						<del>{quote}</del>
					</dd>
				</div>
			)}
			<div className="thread-replacement__new">
				<dt>{t.insert}</dt>
				<dd>
					<ins>{replacement}</ins>
				</dd>
			</div>
		</dl>
	);
}

function Acts({ plan, placed, onResolved }: { plan: string; placed: PlacedThread; onResolved: () => void }) {
	const t = useText(commentsText);
	const failures = useText(failureText);
	const change = useChangeThread(plan);
	const [replying, setReplying] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const replyButton = useRef<HTMLButtonElement>(null);
	const { thread } = placed;
	const set = async (state: 'resolved' | 'open') => {
		const answer = await change.mutateAsync({ thread: thread.id, part: thread.part, state });
		if (answer.ok) {
			onResolved();
		} else {
			setFailure(answer.failure);
		}
	};
	if (replying) {
		return (
			<ReplyForm
				plan={plan}
				thread={thread}
				onDone={() => {
					setReplying(false);
					requestAnimationFrame(() => replyButton.current?.focus());
				}}
			/>
		);
	}
	return (
		<>
			<div className="thread-card__acts">
				<Button ref={replyButton} size="xs" onClick={() => setReplying(true)}>
					{t.reply}
				</Button>
				{thread.state === 'open' ? (
					<Button size="xs" waiting={change.isPending} onClick={() => void set('resolved')}>
						{t.resolve}
					</Button>
				) : (
					<Button size="xs" waiting={change.isPending} onClick={() => void set('open')}>
						{t.reopen}
					</Button>
				)}
			</div>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</>
	);
}
