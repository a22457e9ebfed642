import type { PartView, PlanView } from '@renkei/api';
import { isWalled } from '@renkei/plan';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useAddThread, usePropose, useRoundChoice, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { suggestionText } from '../../text/suggestions.ts';
import { Button, Disclosure, FieldError, isComposing, RadioList, TextArea } from '../../ui/index.ts';
import { AddressFields, nothingAsked, useAskedWords } from './address-fields.tsx';
import { addresseeOf, partAddressOf } from './addressees.ts';
import { useCardScope } from './card-scope.tsx';
import { CommentAbout } from './comment-about.tsx';
import { aboutOf, type NewComment } from './comment-scope.ts';
import { readDue } from './due.ts';
import { MentionArea } from './mention-area.tsx';
import { emptyDraft, standingNames } from './mentions.ts';
import { RoundField } from './round-field.tsx';
import { useAddressGroups } from './use-people.ts';

/** Kinds that a person chooses from. 提案 is for words of the text; values are proposed where they stand. */
const kinds = ['question', 'must-fix', 'comment', 'suggestion', 'pre-consultation'] as const;
type Kind = (typeof kinds)[number];

/** New words for a quote; asked for other words, those of the one before are no use. */
interface Wording {
	readonly quote: string;
	readonly words: string;
}

/** They begin as what stands there. */
const wordingOf = (wording: Wording | null, quote: string): string => (wording?.quote === quote ? wording.words : quote);

/**
 * The form コメントを書く. Enter is a line break, Ctrl+Enter sends: the Enter that confirms kanji can never send. Asked for
 * again about something else, it keeps what was typed.
 */
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
	const c = useText(commentsText);
	const t = useText(commentsFormText);
	const s = useText(suggestionText);
	const r = useText(roundsText);
	const failures = useText(failureText);
	const { today } = useCardScope();
	const addThread = useAddThread(plan.id);
	const { waiting, failure, send } = useSending();
	const groups = useAddressGroups(partAddressOf(draft.part));
	const [chosen, setKind] = useState<Kind>('comment');
	const { target, part } = draft;
	const maySuggest = target.kind === 'text' && part.may.includes('suggest');
	// What is hidden from others is in no table that all of them read.
	const choice = useRoundChoice(plan.id, () => !isWalled(partAddressOf(part)));
	// What 国 said in a 事前相談 is of one kind.
	const fixed = choice.into?.kind === 'pre-consultation';
	const kind = fixed ? 'pre-consultation' : chosen === 'suggestion' && !maySuggest ? 'comment' : chosen;
	const [wording, setWording] = useState<Wording | null>(null);
	const propose = usePropose(plan.id);
	const [words, setWords] = useState(emptyDraft);
	const [missing, setMissing] = useState(false);
	const [asked, setAsked] = useState(nothingAsked);
	const [asking, setAsking] = useState(false);
	const [faulty, setFaulty] = useState(false);
	const askedWords = useAskedWords(asked, groups);
	const form = useRef<HTMLFormElement>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	const dueId = useId();
	// Asked for again while it is open, the form takes the focus again; but not from its own choice of the part.
	useEffect(() => {
		if (draft.part.id !== '' && form.current?.contains(document.activeElement) !== true) {
			field.current?.focus();
		}
	}, [draft]);

	const submit = () => {
		if (choice.ended) {
			form.current?.querySelector<HTMLInputElement>('input[name="comment-round"]')?.focus();
			return;
		}
		const round = choice.into === null ? {} : { round: choice.into.id };
		if (kind === 'suggestion' && target.kind === 'text') {
			const { start, end, quote } = target;
			const replacement = wordingOf(wording, quote);
			if (replacement === quote) {
				setMissing(true);
				return;
			}
			const proposal = { text: words.text, pieces: [{ anchor: { start, end, quote }, replacement }], ...round };
			send(
				() => propose.mutateAsync({ part: part.id, proposal }),
				({ threads }) => onSent(threads[0]?.id ?? ''),
			);
			return;
		}
		if (words.text.trim() === '') {
			setMissing(true);
			field.current?.focus();
			return;
		}
		const due = readDue(asked.due, today);
		if (due.kind === 'fault') {
			setFaulty(true);
			setAsking(true);
			requestAnimationFrame(() => document.getElementById(dueId)?.focus());
			return;
		}
		const to = addresseeOf(asked.to, groups);
		const mentions = standingNames(words);
		const thread = {
			...{ kind, text: words.text, ...aboutOf(draft.target), ...round },
			...(to === null ? {} : { to }),
			...(due.kind === 'day' ? { due: due.day } : {}),
			...(mentions.length === 0 ? {} : { mentions }),
		};
		send(
			() => addThread.mutateAsync({ part: draft.part.id, thread }),
			({ id }) => onSent(id),
		);
	};
	return (
		<form
			ref={form}
			className="comment-form"
			aria-label={t.write}
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				submit();
			}}
			noValidate
		>
			<h3>{t.write}</h3>
			<CommentAbout plan={plan} parts={parts} draft={draft} onPart={onPart} />
			<RoundField choice={choice} name="comment-round" />
			{fixed ? (
				<p>{r.fixedKind(c.kinds[kind] ?? kind)}</p>
			) : (
				<RadioList
					legend={t.kind}
					name="comment-kind"
					options={kinds
						.filter((candidate) => candidate !== 'suggestion' || maySuggest)
						.map((candidate) => ({ value: candidate, words: c.kinds[candidate] ?? candidate }))}
					value={kind}
					onChoose={setKind}
				/>
			)}
			{kind === 'suggestion' && target.kind === 'text' ? (
				<TextArea
					label={s.newWords}
					support={s.newWordsHelp}
					error={missing && wordingOf(wording, target.quote) === target.quote ? s.same : null}
					maxLength={4000}
					value={wordingOf(wording, target.quote)}
					onChange={(event) => setWording({ quote: target.quote, words: event.target.value })}
				/>
			) : null}
			{kind === 'suggestion' ? (
				// A reason tells whoever decides; it calls nobody.
				<TextArea
					ref={field}
					label={s.reason}
					rows={2}
					maxLength={4000}
					value={words.text}
					onChange={(event) => setWords({ ...words, text: event.target.value })}
					onKeyDown={(event) => {
						if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
							event.preventDefault();
							submit();
						}
					}}
				/>
			) : (
				<MentionArea
					field={field}
					label={t.words}
					support={t.wordsHelp}
					error={missing && words.text.trim() === '' ? t.wordsMissing : null}
					draft={words}
					part={partAddressOf(draft.part)}
					onDraft={setWords}
					onSend={submit}
					onLeave={words.text === '' ? onCancel : null}
				/>
			)}
			{/* Folded: most comments ask whoever is concerned, and stay as short as they were. A suggestion asks who may write. */}
			{kind === 'suggestion' ? null : (
				<Disclosure summary={askedWords === '' ? t.addressing : t.addressed(askedWords)} open={asking} onOpen={setAsking}>
					<AddressFields asked={asked} groups={groups} before={null} dueId={dueId} faulty={faulty} onAsked={setAsked} />
				</Disclosure>
			)}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div className="comment-form__acts">
				<Button type="submit" kind="solid" waiting={waiting}>
					{t.send}
				</Button>
				<Button kind="text" onClick={onCancel}>
					{t.cancel}
				</Button>
			</div>
		</form>
	);
}
