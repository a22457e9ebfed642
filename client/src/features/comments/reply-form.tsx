import type { ThreadView } from '@renkei/api';
import { type ItemStatus, itemStatuses, type PartAddress } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import { type Answer, useChangeThread, useReply, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Button, FieldError, Select } from '../../ui/index.ts';
import { useCardScope, useWriting } from './card-scope.tsx';
import { MentionArea } from './mention-area.tsx';
import { emptyDraft, standingNames } from './mentions.ts';
import { isAnswerable } from './thread-list.ts';

/**
 * A reply on a card; it can resolve the thread, or open it again, in the same act. Ctrl+Enter sends the reply alone. Whoever
 * answers an item of a round says with it how far it has come.
 */
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
	const r = useText(roundsText);
	const failures = useText(failureText);
	const { plan } = useCardScope();
	const reply = useReply(plan);
	const change = useChangeThread(plan);
	const { waiting, failure, send } = useSending();
	const [draft, setDraft] = useState(emptyDraft);
	const [missing, setMissing] = useState(false);
	const answers = isAnswerable(thread);
	// Left alone, it follows what a colleague says meanwhile.
	const [chosen, setChosen] = useState<ItemStatus | null>(null);
	const status = chosen ?? thread.status;
	/** The status alone can be what is said. */
	const wordless = answers && status !== thread.status && draft.text.trim() === '';
	const field = useRef<HTMLTextAreaElement>(null);
	useWriting(thread.id);
	useEffect(() => field.current?.focus(), []);
	const sendWords = (act: (words: { text?: string; mentions?: string[] }) => Promise<Answer<ThreadView>>, after: () => void) => {
		if (draft.text.trim() === '' && !wordless) {
			setMissing(true);
			field.current?.focus();
			return;
		}
		const mentions = standingNames(draft);
		send(() => act(wordless ? {} : { text: draft.text, ...(mentions.length === 0 ? {} : { mentions }) }), after);
	};
	const about = { thread: thread.id, part: thread.part };
	const said = answers ? { status } : {};
	const sendReply = () =>
		sendWords(
			({ text = '', ...words }) =>
				answers
					? change.mutateAsync({ ...about, ...said, ...words, ...(text === '' ? {} : { text }) })
					: reply.mutateAsync({ ...about, ...words, text }),
			onDone,
		);
	const other = thread.state === 'open' ? 'resolved' : 'open';
	const sendAndChange = () => {
		const changed = onChanged(other);
		sendWords((words) => change.mutateAsync({ ...about, ...said, state: other, ...words }), changed);
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
			{answers ? (
				<Select
					label={r.head.status}
					value={status}
					onChange={({ target }) => setChosen(itemStatuses.find((one) => one === target.value) ?? null)}
				>
					{itemStatuses.map((one) => (
						<option key={one} value={one}>
							{r.status[one]}
						</option>
					))}
				</Select>
			) : null}
			<MentionArea
				field={field}
				label={c.reply}
				support={t.wordsHelp}
				error={missing && !wordless && draft.text.trim() === '' ? t.wordsMissing : null}
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
