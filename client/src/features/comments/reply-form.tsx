import type { ThreadView } from '@renkei/api';
import type { PartAddress } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import { type Answer, useChangeThread, useReply } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError } from '../../ui/index.ts';
import { useCardScope, useWriting } from './card-scope.tsx';
import { MentionArea } from './mention-area.tsx';
import { emptyDraft, standingNames } from './mentions.ts';
import { useSending } from './use-sending.ts';

/** A reply on a card; it can resolve the thread, or open it again, in the same act. Ctrl+Enter sends the reply alone. */
export function ReplyForm({
	thread,
	part,
	onDone,
	onChanged,
}: {
	thread: ThreadView;
	part: PartAddress;
	onDone: () => void;
	/** The thread is going to be resolved or opened again; what is answered runs once it has been. */
	onChanged: (state: 'resolved' | 'open') => () => void;
}) {
	const c = useText(commentsText);
	const t = useText(commentsFormText);
	const failures = useText(failureText);
	const { plan } = useCardScope();
	const reply = useReply(plan);
	const change = useChangeThread(plan);
	const { waiting, failure, send } = useSending();
	const [draft, setDraft] = useState(emptyDraft);
	const [missing, setMissing] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	useWriting(thread.id);
	useEffect(() => field.current?.focus(), []);
	const sendWords = (act: (words: { text: string; mentions?: string[] }) => Promise<Answer<ThreadView>>, then: () => void) => {
		if (draft.text.trim() === '') {
			setMissing(true);
			field.current?.focus();
			return;
		}
		const mentions = standingNames(draft);
		send(() => act({ text: draft.text, ...(mentions.length === 0 ? {} : { mentions }) }), then);
	};
	const about = { thread: thread.id, part: thread.part };
	const sendReply = () => sendWords((words) => reply.mutateAsync({ ...about, ...words }), onDone);
	const other = thread.state === 'open' ? 'resolved' : 'open';
	const sendAndChange = () => {
		const changed = onChanged(other);
		sendWords((words) => change.mutateAsync({ ...about, state: other, ...words }), changed);
	};
	return (
		<form
			className="reply-form"
			aria-label={t.replyTo(thread.comments[0]?.author.person ?? '')}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				sendReply();
			}}
		>
			<MentionArea
				field={field}
				label={c.reply}
				support={t.wordsHelp}
				error={missing && draft.text.trim() === '' ? t.wordsMissing : null}
				rows={2}
				draft={draft}
				part={part}
				onDraft={setDraft}
				onSend={sendReply}
				onLeave={draft.text === '' ? onDone : null}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="thread-card__acts">
				<Button type="submit" size="xs" waiting={waiting}>
					{t.send}
				</Button>
				<Button size="xs" waiting={waiting} onClick={sendAndChange}>
					{other === 'resolved' ? t.answerAndResolve : t.writeAndReopen}
				</Button>
				<Button size="xs" kind="text" onClick={onDone}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
