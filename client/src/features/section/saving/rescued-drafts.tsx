import type { PlanView } from '@renkei/api';
import { refusalCodes, refusalOf } from '@renkei/plan';
import { useState } from 'react';
import { type Failure, useAddThread } from '../../../api/index.ts';
import { type Draft, dismissRefusal, useRescuedDrafts, useSaveState } from '../../../sync/index.ts';
import { commonText } from '../../../text/common.ts';
import { dateAndTime } from '../../../text/dates.ts';
import { failureText } from '../../../text/failures.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { Button, FieldError, Icon } from '../../../ui/index.ts';

/** Id of the box of refused words. */
export const RESCUED = 'rescued';

/** Longest text of one comment that the server takes, in characters. */
const LONGEST = 4000;

/**
 * Words that the server refused: why, the words themselves, and the ways to keep them. They stay until they are thrown away.
 * @param plan null where this person may no longer open it
 */
export function RescuedDrafts({ plan }: { plan: PlanView | null }) {
	const t = useText(savingText);
	const { drafts, discard } = useRescuedDrafts();
	const state = useSaveState();
	if (drafts.length === 0) {
		// Only deletions were refused: there are no words to keep, but it must be said.
		return state.kind === 'refused' ? (
			<section id={RESCUED} tabIndex={-1} className="rescued" aria-label={t.drafts}>
				<p className="rescued__why">
					<Icon name="warning" />
					<strong role="alert">{t.refusedTitle(state.text)}</strong>
					<Button size="xs" onClick={() => dismissRefusal(state.part)}>
						{t.close}
					</Button>
				</p>
			</section>
		) : null;
	}
	return (
		<section id={RESCUED} tabIndex={-1} className="rescued" aria-label={t.drafts}>
			{drafts.map((draft) => (
				<RescuedDraft key={draft.id} plan={plan} draft={draft} onDiscard={() => discard(draft.id)} />
			))}
		</section>
	);
}

type Copying = 'not-yet' | 'copied' | 'failed';
type Leaving = { readonly kind: 'no' } | { readonly kind: 'left' } | { readonly kind: 'failed'; readonly failure: Failure };

function RescuedDraft({ plan, draft, onDiscard }: { plan: PlanView | null; draft: Draft; onDiscard: () => void }) {
	const t = useText(savingText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const addThread = useAddThread(plan?.id ?? '');
	const [copying, setCopying] = useState<Copying>('not-yet');
	const [leaving, setLeaving] = useState<Leaving>({ kind: 'no' });
	const [asking, setAsking] = useState(false);
	const part = plan?.sections.flatMap((section) => section.parts).find((candidate) => candidate.id === draft.part);
	const mayComment = part?.may.includes('comment') === true;
	const copy = () =>
		navigator.clipboard.writeText(draft.text).then(
			() => setCopying('copied'),
			() => setCopying('failed'),
		);
	const leave = async () => {
		const answer = await addThread.mutateAsync({
			part: draft.part,
			thread: { kind: 'comment', text: draft.text.slice(0, LONGEST) },
		});
		setLeaving(answer.ok ? { kind: 'left' } : { kind: 'failed', failure: answer.failure });
	};
	return (
		<article className="rescued__draft">
			<p className="rescued__why">
				<Icon name="warning" />
				<strong role="alert">{t.refusedTitle(reasonOf(draft))}</strong>
			</p>
			<p className="ui-sub ui-number">
				{t.draftOf(draft.title === '' ? common.trunk : draft.title, dateAndTime(new Date(draft.at).toISOString()))} {t.draftSafe}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll inside, and the keyboard must reach them */}
			<section className="rescued__words" aria-label={t.draftText} tabIndex={0}>
				{draft.text}
			</section>
			<div className="rescued__acts">
				<Button onClick={() => void copy()}>
					<Icon name="copy" />
					{t.copy}
				</Button>
				<span role="status" className="ui-sub">
					{copying === 'copied' ? t.copied : copying === 'failed' ? t.notCopied : ''}
				</span>
				{mayComment && leaving.kind !== 'left' ? (
					<Button waiting={addThread.isPending} onClick={() => void leave()}>
						<Icon name="comment" />
						{t.asThread}
					</Button>
				) : null}
				<span role="status" className="ui-sub">
					{leaving.kind === 'left' ? t.asThreadDone : ''}
				</span>
				{asking ? (
					<span className="rescued__ask" role="alert">
						{t.discardAsk}
						<Button size="xs" onClick={onDiscard}>
							{t.discardNow}
						</Button>
						<Button size="xs" kind="text" onClick={() => setAsking(false)}>
							{t.keep}
						</Button>
					</span>
				) : (
					<Button kind="text" onClick={() => setAsking(true)}>
						{t.discard}
					</Button>
				)}
			</div>
			{leaving.kind === 'failed' ? <FieldError>{failures.say(leaving.failure)}</FieldError> : null}
		</article>
	);
}

function reasonOf(draft: Draft): string {
	const code = refusalCodes.find((known) => known === draft.code);
	return refusalOf(code ?? 'copy-refused').text;
}
