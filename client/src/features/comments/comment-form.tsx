import type { PartView, PlanView } from '@renkei/api';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Failure, useAddThread } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, ChoiceGroup, FieldError, isComposing, Radio, Select, TextArea } from '../../ui/index.ts';
import { aboutOf, type NewComment, partName } from './comment-scope.ts';
import { Quote } from './quote.tsx';

/** Kinds that a person chooses from; 提案 has a form of its own. */
const kinds = ['question', 'must-fix', 'comment', 'pre-consultation'] as const;
type Kind = (typeof kinds)[number];

/** The form コメントを書く. Enter is a line break, Ctrl+Enter sends: the Enter that confirms kanji can never send. */
export function CommentForm({
	plan,
	parts,
	draft,
	onPart,
	onSent,
	onCancel,
}: {
	plan: PlanView;
	/** Parts of the section on which this seat may comment. */
	parts: readonly PartView[];
	draft: NewComment;
	onPart: (part: PartView) => void;
	onSent: (thread: string) => void;
	onCancel: () => void;
}) {
	const t = useText(commentsText);
	const failures = useText(failureText);
	const addThread = useAddThread(plan.id);
	const [kind, setKind] = useState<Kind>('comment');
	const [text, setText] = useState('');
	const [missing, setMissing] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	// Asked for again while it is open, the form takes the focus again.
	useEffect(() => {
		if (draft.part.id !== '') {
			field.current?.focus();
		}
	}, [draft]);

	const send = async () => {
		if (addThread.isPending) {
			return;
		}
		if (text.trim() === '') {
			setMissing(true);
			field.current?.focus();
			return;
		}
		const answer = await addThread.mutateAsync({
			part: draft.part.id,
			thread: { kind, text, ...aboutOf(draft.target) },
		});
		if (answer.ok) {
			onSent(answer.value.id);
		} else {
			setFailure(answer.failure);
		}
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		void send();
	};
	return (
		<form className="comment-form" aria-label={t.write} onSubmit={submit} noValidate>
			<h3>{t.write}</h3>
			{draft.target.kind === 'part' ? (
				<Select
					label={t.where}
					value={draft.part.id}
					onChange={(event) => {
						const part = parts.find((candidate) => candidate.id === event.target.value);
						if (part !== undefined) {
							onPart(part);
						}
					}}
				>
					{parts.map((part) => (
						<option key={part.id} value={part.id}>
							{t.wholePart(partName(plan, part, t.trunk))}
						</option>
					))}
				</Select>
			) : (
				<>
					{draft.target.kind === 'text' ? null : <p className="thread-quote">{draft.target.title}</p>}
					{draft.target.quote === '' ? null : <Quote quote={draft.target.quote} />}
				</>
			)}
			<ChoiceGroup legend={t.kind}>
				{kinds.map((candidate) => (
					<Radio
						key={candidate}
						name="comment-kind"
						value={candidate}
						checked={kind === candidate}
						onChange={() => setKind(candidate)}
					>
						{t.kinds[candidate]}
					</Radio>
				))}
			</ChoiceGroup>
			<TextArea
				ref={field}
				label={t.words}
				support={t.wordsHelp}
				error={missing && text.trim() === '' ? t.wordsMissing : null}
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
						onCancel();
					}
				}}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="comment-form__acts">
				<Button type="submit" kind="solid" waiting={addThread.isPending}>
					{t.send}
				</Button>
				<Button kind="text" onClick={onCancel}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
