import './proposing.css';
import { isWalled, type PartAddress, type PartSpec } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import { type Failure, notSignedIn, useMe, usePropose, useRoundChoice } from '../../../api/index.ts';
import { failureText } from '../../../text/failures.ts';
import { useText } from '../../../text/language.tsx';
import { proposingText } from '../../../text/proposing.ts';
import { roundChoices, roundsText } from '../../../text/rounds.ts';
import { Button, FieldError, Icon, RadioList, TextArea } from '../../../ui/index.ts';
import { useSectionScope } from '../section-scope.tsx';
import { endDraft, type ProposalDraft, proposalIn, setSending } from './proposal-drafts.ts';
import { ProposalPieces } from './proposal-pieces.tsx';
import { requestOf } from './proposal-request.ts';
import { useDerived } from './use-proposal-draft.ts';

/** What is proposed for a part while it is written, and the acts that end it: send, or stop. */
export function ProposalBar({
	draft,
	spec,
	name,
	onSent,
}: {
	draft: ProposalDraft;
	spec: PartSpec;
	/** What the part is called. */
	name: string;
	/** What was sent, in words for whoever cannot see the cards. */
	onSent: (said: string, thread: string | null) => void;
}) {
	const t = useText(proposingText);
	const r = useText(roundsText);
	const failures = useText(failureText);
	const { plan, layout } = useSectionScope();
	const walled = isWalled({ key: layout.section.key as PartAddress['key'] });
	// What 国 said in a 事前相談 is no wording of this party; and what is hidden from others is in no table that all of them read.
	const choice = useRoundChoice(plan.id, ({ kind }) => kind === 'review' && !walled);
	const propose = usePropose(plan.id);
	const me = useMe();
	const derived = useDerived(draft, spec);
	const [reason, setReason] = useState(draft.text.reason);
	const [asking, setAsking] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const [nothing, setNothing] = useState(false);
	const bar = useRef<HTMLElement>(null);
	useEffect(() => bar.current?.focus({ preventScroll: true }), []);

	/** A word that is being composed belongs to what is sent. */
	const send = (asWhole = false) => {
		if (draft.sending) {
			return;
		}
		if (choice.ended) {
			bar.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
			return;
		}
		draft.gate.whenIdle(() => void sendNow(asWhole));
	};
	const sendNow = async (asWhole: boolean) => {
		// What stands there now, not what was derived a moment ago.
		const now = proposalIn(draft, spec);
		if (now.kind === 'nothing') {
			setNothing(true);
			return;
		}
		setFailure(null);
		setSending(draft.part, true);
		// Somebody else may have signed in from another tab: this proposal is not theirs.
		const sitting = await me.refetch();
		if (sitting.data?.personId !== me.data?.personId) {
			setSending(draft.part, false);
			setFailure(sitting.error?.failure ?? notSignedIn);
			return;
		}
		const round = choice.into === null ? {} : { round: choice.into.id };
		const request = requestOf(now, draft, asWhole);
		const answer = await propose.mutateAsync({ part: draft.part, proposal: { text: reason, ...round, ...request } });
		if (answer.ok) {
			const { threads } = answer.value;
			onSent('whole' in request ? t.sentWhole : t.sent(threads.length), threads[0]?.id ?? null);
			endDraft(draft.part);
		} else {
			setSending(draft.part, false);
			setFailure(answer.failure);
		}
	};
	const code = failure?.kind === 'problem' ? failure.problem.code : null;
	// The part has moved on: the copy as a whole still says what it should be.
	const offersWhole = derived.kind === 'pieces' && (code === 'content-changed' || code === 'malformed');
	return (
		<section ref={bar} className="proposal-bar" aria-label={t.barFor(name)} tabIndex={-1}>
			<p className="proposal-bar__what">
				<strong>
					<Icon name="pencil" />
					{t.mode}
				</strong>
				{t.what}
			</p>
			<div role="status" className="proposal-bar__count">
				{derived.kind === 'nothing'
					? nothing
						? t.nothing
						: t.none
					: derived.kind === 'whole'
						? t.whole
						: t.count(derived.wordings.length + derived.values.length)}
			</div>
			{derived.kind === 'pieces' ? <ProposalPieces {...{ derived, spec }} base={draft.base} /> : null}
			<TextArea
				label={t.reason}
				support={t.reasonHelp}
				rows={2}
				maxLength={4000}
				value={reason}
				onChange={(event) => {
					setReason(event.target.value);
					draft.text.reason = event.target.value;
				}}
			/>
			{choice.rounds.length === 0 && !choice.ended ? null : (
				<RadioList
					legend={r.where}
					name={`proposal-round-${draft.part}`}
					options={roundChoices(choice.rounds, r)}
					value={choice.into?.id ?? (choice.ended ? null : '')}
					onChoose={choice.choose}
					error={choice.ended ? r.ended : null}
				/>
			)}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			{offersWhole ? (
				<p>
					{t.movedOn}{' '}
					<Button size="xs" onClick={() => send(true)}>
						{t.sendWhole}
					</Button>
				</p>
			) : null}
			{asking ? (
				<fieldset
					className="proposal-bar__acts"
					aria-label={t.stopAsk}
					ref={(element) => element?.querySelector('button')?.focus()}
				>
					<p>{t.stopAsk}</p>
					<Button onClick={() => endDraft(draft.part)}>{t.stopYes}</Button>
					<Button kind="text" onClick={() => setAsking(false)}>
						{t.stopNo}
					</Button>
				</fieldset>
			) : (
				<div className="proposal-bar__acts">
					<Button kind="solid" waiting={draft.sending} onClick={() => send()}>
						{t.send}
					</Button>
					<Button
						kind="text"
						onClick={() => (proposalIn(draft, spec).kind === 'nothing' && reason === '' ? endDraft(draft.part) : setAsking(true))}
					>
						{t.stop}
					</Button>
				</div>
			)}
		</section>
	);
}
