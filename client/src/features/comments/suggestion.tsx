import './suggestions.css';
import type { DecidedView, ThreadView } from '@renkei/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Failure, queryKeys, useDecide } from '../../api/index.ts';
import { dateAndTime } from '../../text/dates.ts';
import { failureText } from '../../text/failures.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { suggestionText } from '../../text/suggestions.ts';
import { Button, EditWords, FieldError, type WordPiece } from '../../ui/index.ts';
import { CounterProposal } from './counter-proposal.tsx';
import { nameOfSuggestion, proposes, suggestionPieces } from './suggestion-pieces.ts';

/** What a suggestion takes away and brings, and what became of it. */
export function SuggestionWords({ thread }: { thread: ThreadView }) {
	const t = useText(suggestionText);
	const { language } = useLanguage();
	const { outcome, whole } = thread;
	const pieces = suggestionPieces(thread);
	return (
		<>
			{whole === null ? null : <p className="suggestion-whole">{t.whole}</p>}
			<OldAndNew pieces={pieces} />
			{outcome === null ? null : (
				<p className="suggestion-outcome">
					{(outcome.kind === 'accepted' ? t.accepted : t.declined)(
						outcome.party,
						outcome.person,
						dateAndTime(outcome.at, language),
					)}
				</p>
			)}
		</>
	);
}

/** What goes and what comes, each under its word and whole, so that either can be read through. */
function OldAndNew({ pieces }: { pieces: readonly WordPiece[] }) {
	const t = useText(suggestionText);
	const has = (kind: WordPiece['kind']) => pieces.some((piece) => piece.kind === kind);
	const without = (kind: WordPiece['kind']) => pieces.filter((piece) => piece.kind !== kind);
	return has('removed') || has('added') ? (
		<dl className="thread-replacement">
			{has('removed') ? (
				<div className="thread-replacement__old">
					<dt>{t.remove}</dt>
					<dd>
						<EditWords pieces={without('added')} />
					</dd>
				</div>
			) : null}
			{has('added') ? (
				<div className="thread-replacement__new">
					<dt>{t.insert}</dt>
					<dd>
						<EditWords pieces={without('removed')} />
					</dd>
				</div>
			) : null}
		</dl>
	) : null;
}

type Undone = Omit<DecidedView['results'][number], 'done'>;

/** Accepts or declines one suggestion; where something else stands there by now, both are shown before anything is replaced. */
export function SuggestionActs({
	plan,
	thread,
	onDeciding,
}: {
	plan: string;
	thread: ThreadView;
	/** A decision is on its way; what is answered runs once the card leaves its list. */
	onDeciding: () => () => void;
}) {
	const t = useText(suggestionText);
	const failures = useText(failureText);
	const decide = useDecide(plan);
	const queryClient = useQueryClient();
	const [failure, setFailure] = useState<Failure | null>(null);
	const [undone, setUndone] = useState<Undone | null>(null);
	const [looking, setLooking] = useState(false);
	if (!proposes(thread) || thread.state !== 'open') {
		return null;
	}
	const decideOn = async (decision: 'accept' | 'decline', seen: string | null) => {
		if (decide.isPending) {
			return;
		}
		setFailure(null);
		const decided = onDeciding();
		const answer = await decide.mutateAsync({
			part: thread.part,
			decision: { decision, threads: [{ thread: thread.id, seen }] },
		});
		const result = answer.ok ? answer.value.results[0] : undefined;
		if (!answer.ok) {
			setFailure(answer.failure);
		} else if (result?.done === true) {
			setLooking(false);
			decided();
		} else {
			setUndone(result ?? null);
			// What was compared with is no longer what stands there.
			await queryClient.invalidateQueries({ queryKey: queryKeys.counterProposal(thread.id) });
		}
	};
	const name = nameOfSuggestion(thread);
	return (
		<div className="suggestion-acts">
			{undone === null ? null : (
				<div className="suggestion-changed" role="alert">
					<p>{undone.code === 'content-changed' ? t.changed : undone.code === 'gone' ? t.gone : (undone.text ?? t.failed)}</p>
					{undone.code !== 'content-changed' || thread.whole !== null ? null : (
						<dl>
							<dt>{t.nowIs}</dt>
							<dd>{undone.now ?? t.empty}</dd>
							<dt>{t.proposed}</dt>
							<dd>{thread.replacement ?? thread.value?.words ?? ''}</dd>
						</dl>
					)}
				</div>
			)}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			{thread.whole !== null ? (
				<Button size="xs" onClick={() => setLooking(true)}>
					{t.seeWhole}
				</Button>
			) : undone?.code === 'content-changed' ? (
				<Button size="xs" waiting={decide.isPending} onClick={() => void decideOn('accept', undone.now)}>
					{t.acceptAnyway}
				</Button>
			) : undone?.code === 'gone' ? null : (
				<Button size="xs" aria-label={t.acceptOf(name)} waiting={decide.isPending} onClick={() => void decideOn('accept', null)}>
					{t.accept}
				</Button>
			)}
			<Button size="xs" kind="text" aria-label={t.declineOf(name)} onClick={() => void decideOn('decline', null)}>
				{t.decline}
			</Button>
			{looking ? (
				<CounterProposal
					plan={plan}
					thread={thread}
					waiting={decide.isPending}
					said={
						failure !== null
							? failures.say(failure)
							: undone === null
								? null
								: undone.code === 'content-changed'
									? t.changed
									: undone.text
					}
					onAccept={(seen) => void decideOn('accept', seen)}
					onDecline={() => void decideOn('decline', null)}
					onClose={() => setLooking(false)}
				/>
			) : null}
		</div>
	);
}
