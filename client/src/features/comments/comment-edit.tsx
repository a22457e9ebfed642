import type { CommentView } from '@renkei/api';
import type { PartAddress } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import { useChangeComment, useSending } from '../../api/index.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, FieldError } from '../../ui/index.ts';
import { useCardScope, useWriting } from './card-scope.tsx';
import { MentionArea } from './mention-area.tsx';
import { draftOf, standingNames } from './mentions.ts';

/** Another wording of one's own comment, in its place. Ctrl+Enter saves; Escape leaves as long as nothing was changed. */
export function CommentEdit({
	comment,
	thread,
	partId,
	part,
	onDone,
}: {
	comment: CommentView;
	thread: string;
	partId: string;
	part: PartAddress;
	onDone: () => void;
}) {
	const t = useText(commentsFormText);
	const failures = useText(failureText);
	const { plan } = useCardScope();
	const change = useChangeComment(plan);
	const { waiting, failure, send } = useSending();
	const [before] = useState(comment.text);
	const [draft, setDraft] = useState(() => draftOf(comment.text, comment.mentions));
	const [missing, setMissing] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	useWriting(thread);
	useEffect(() => {
		const end = field.current?.value.length ?? 0;
		field.current?.focus();
		field.current?.setSelectionRange(end, end);
	}, []);
	const unchanged = draft.text === before;
	const save = () => {
		if (draft.text.trim() === '') {
			setMissing(true);
			field.current?.focus();
		} else if (unchanged) {
			onDone();
		} else {
			const wording = { text: draft.text, mentions: standingNames(draft) };
			send(() => change.mutateAsync({ comment: comment.id, part: partId, change: wording }), onDone);
		}
	};
	return (
		<form
			className="reply-form"
			aria-label={t.editForm}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
		>
			<MentionArea
				field={field}
				label={t.words}
				support={t.saveHelp}
				error={missing && draft.text.trim() === '' ? t.wordsMissing : null}
				draft={draft}
				part={part}
				onDraft={setDraft}
				onSend={save}
				onLeave={unchanged ? onDone : null}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="thread-card__acts">
				<Button type="submit" size="xs" waiting={waiting}>
					{t.save}
				</Button>
				<Button size="xs" kind="text" onClick={onDone}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
