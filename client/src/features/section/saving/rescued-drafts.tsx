import type { PlanView } from '@renkei/api';
import { refusalCodes, refusalOf } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type Draft, dismissRefusal, useRescuedDrafts, useSaveState } from '../../../sync/index.ts';
import { commonText } from '../../../text/common.ts';
import { dateAndTime } from '../../../text/dates.ts';
import { failureText } from '../../../text/failures.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { Button, FieldError, Icon } from '../../../ui/index.ts';
import { useLeaveAsComment } from './use-leave-as-comment.ts';

/** Id of the box of refused words. */
export const RESCUED = 'rescued';

/** A draft that has become a comment, and where. */
interface Left {
	readonly plan: string;
	readonly section: string;
	readonly thread: string;
	readonly title: string;
}

/**
 * Words that the server refused: why, the words themselves, and the ways to keep them. They stay until their writer
 * leaves them as a comment or throws them away.
 * @param plan null where this person may no longer open it
 */
export function RescuedDrafts({ plan }: { plan: PlanView | null }) {
	const t = useText(savingText);
	const { drafts, fleeting, discard } = useRescuedDrafts();
	const state = useSaveState();
	const [left, setLeft] = useState<Left | null>(null);
	// Only deletions were refused: there are no words to keep, but it must be said.
	const wordless = drafts.length === 0 && state.kind === 'refused' ? state : null;
	if (drafts.length === 0 && wordless === null && left === null) {
		return null;
	}
	return (
		<section id={RESCUED} tabIndex={-1} className="rescued" aria-label={t.drafts}>
			{left === null ? null : <LeftAsComment left={left} onClose={() => setLeft(null)} />}
			{wordless === null ? null : (
				<p className="rescued__why">
					<Icon name="warning" />
					<strong role="alert">{t.refusedTitle(wordless.text)}</strong>
					<Button size="xs" onClick={() => dismissRefusal(wordless.part)}>
						{t.close}
					</Button>
				</p>
			)}
			{drafts.map((draft) => (
				<RescuedDraft
					key={draft.id}
					plan={plan}
					draft={draft}
					fleeting={fleeting.includes(draft.id)}
					onDiscard={() => discard(draft.id)}
					onLeft={(place) => {
						setLeft(place);
						discard(draft.id);
					}}
				/>
			))}
		</section>
	);
}

/** Where the comment is that a draft has become. */
function LeftAsComment({ left, onClose }: { left: Left; onClose: () => void }) {
	const t = useText(savingText);
	const notice = useRef<HTMLParagraphElement>(null);
	// The button that was pressed has gone with its draft.
	useEffect(() => notice.current?.focus(), []);
	return (
		<p className="rescued__left" ref={notice} tabIndex={-1}>
			<Icon name="check-ring" />
			<span role="status">{t.asThreadDone(left.title)}</span>
			<Link to="/plans/$plan/s/$key" params={{ plan: left.plan, key: left.section }} search={{ thread: left.thread }}>
				{t.asThreadSee}
			</Link>
			<Button size="xs" kind="text" onClick={onClose}>
				{t.close}
			</Button>
		</p>
	);
}

type Copying = 'not-yet' | 'copied' | 'failed';

interface RescuedDraftProps {
	readonly plan: PlanView | null;
	readonly draft: Draft;
	/** It is in this page alone. */
	readonly fleeting: boolean;
	readonly onDiscard: () => void;
	readonly onLeft: (left: Left) => void;
}

function RescuedDraft({ plan, draft, fleeting, onDiscard, onLeft }: RescuedDraftProps) {
	const t = useText(savingText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const leaving = useLeaveAsComment(plan?.id ?? '', draft);
	const [copying, setCopying] = useState<Copying>('not-yet');
	const part = plan?.sections.flatMap((section) => section.parts).find((candidate) => candidate.id === draft.part);
	const mayComment = part?.may.includes('comment') === true;
	const title = draft.title === '' ? common.trunk : draft.title;
	const copy = () =>
		navigator.clipboard.writeText(draft.text).then(
			() => setCopying('copied'),
			() => setCopying('failed'),
		);
	const leave = async () => {
		const thread = await leaving.leave();
		if (thread !== null && plan !== null && part !== undefined) {
			onLeft({ plan: plan.id, section: part.key, thread: thread.id, title });
		}
	};
	return (
		<article className="rescued__draft">
			<p className="rescued__why">
				<Icon name="warning" />
				<strong role="alert">{t.refusedTitle(reasonOf(draft))}</strong>
			</p>
			<p className="ui-sub ui-number">
				{t.draftOf(title, dateAndTime(new Date(draft.at).toISOString()))} {fleeting ? t.draftFleeting : t.draftSafe}
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
				{mayComment ? (
					<Button waiting={leaving.pending} onClick={() => void leave()}>
						<Icon name="comment" />
						{t.asThread}
					</Button>
				) : null}
				<Discard onDiscard={onDiscard} />
			</div>
			{leaving.failure === null ? null : <FieldError>{failures.say(leaving.failure)}</FieldError>}
		</article>
	);
}

/** Throws words away, after asking once. */
function Discard({ onDiscard }: { onDiscard: () => void }) {
	const t = useText(savingText);
	const [asking, setAsking] = useState(false);
	return asking ? (
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
	);
}

function reasonOf(draft: Draft): string {
	const code = refusalCodes.find((known) => known === draft.code);
	return refusalOf(code ?? 'copy-refused').text;
}
