import type { ThreadView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { type Failure, useReply } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError, isComposing, TextArea } from '../../ui/index.ts';

/** A reply on a card. Ctrl+Enter sends. */
export function ReplyForm({ plan, thread, onDone }: { plan: string; thread: ThreadView; onDone: () => void }) {
	const t = useText(commentsText);
	const failures = useText(failureText);
	const reply = useReply(plan);
	const [text, setText] = useState('');
	const [failure, setFailure] = useState<Failure | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => field.current?.focus(), []);
	const send = async () => {
		if (reply.isPending) {
			return;
		}
		if (text.trim() === '') {
			field.current?.focus();
			return;
		}
		const answer = await reply.mutateAsync({ thread: thread.id, part: thread.part, text });
		if (answer.ok) {
			onDone();
		} else {
			setFailure(answer.failure);
		}
	};
	const first = thread.comments[0]?.author.person ?? '';
	return (
		<form
			className="reply-form"
			aria-label={t.replyTo(first)}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void send();
			}}
		>
			<TextArea
				ref={field}
				label={t.reply}
				support={t.wordsHelp}
				rows={2}
				value={text}
				maxLength={4000}
				onChange={(event) => setText(event.target.value)}
				onKeyDown={(event) => {
					if (isComposing(event)) {
						return;
					}
					if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
						event.preventDefault();
						void send();
					}
					if (event.key === 'Escape' && text === '') {
						event.stopPropagation();
						onDone();
					}
				}}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="thread-card__acts">
				<Button type="submit" size="xs" waiting={reply.isPending}>
					{t.send}
				</Button>
				<Button size="xs" kind="text" onClick={onDone}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
