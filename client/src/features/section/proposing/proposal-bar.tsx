import './proposing.css';
import { anchorOfRange, type DerivedProposal } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import { type Failure, usePropose } from '../../../api/index.ts';
import { failureText } from '../../../text/failures.ts';
import { useText } from '../../../text/language.tsx';
import { proposingText } from '../../../text/proposing.ts';
import { Button, FieldError, Icon, TextArea } from '../../../ui/index.ts';
import { useSectionScope } from '../section-scope.tsx';
import { endDraft, type ProposalDraft, proposalIn, wholeOf } from './proposal-drafts.ts';
import { ProposalPieces } from './proposal-pieces.tsx';
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
	const failures = useText(failureText);
	const { plan } = useSectionScope();
	const propose = usePropose(plan.id);
	const derived = useDerived(draft, spec);
	const [reason, setReason] = useState(draft.reason);
	const [asking, setAsking] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const [nothing, setNothing] = useState(false);
	const bar = useRef<HTMLElement>(null);
	useEffect(() => bar.current?.focus({ preventScroll: true }), []);

	const send = async () => {
		if (propose.isPending) {
			return;
		}
		// What stands there now, not what was derived a moment ago.
		const now = proposalIn(draft, spec);
		const pieces = now.kind === 'pieces' ? piecesOf(now, draft) : null;
		if (now.kind === 'nothing') {
			setNothing(true);
			return;
		}
		const proposal = pieces === null ? { text: reason, whole: wholeOf(draft) } : { text: reason, pieces };
		const answer = await propose.mutateAsync({ part: draft.part, proposal });
		if (answer.ok) {
			const { threads } = answer.value;
			onSent(pieces === null ? t.sentWhole : t.sent(threads.length), threads[0]?.id ?? null);
			endDraft(draft.part);
		} else {
			setFailure(answer.failure);
		}
	};
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
					draft.reason = event.target.value;
				}}
			/>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			{asking ? (
				<fieldset className="proposal-bar__acts" aria-label={t.stopAsk}>
					<p>{t.stopAsk}</p>
					<Button onClick={() => endDraft(draft.part)}>{t.stopYes}</Button>
					<Button kind="text" onClick={() => setAsking(false)}>
						{t.stopNo}
					</Button>
				</fieldset>
			) : (
				<div className="proposal-bar__acts">
					<Button kind="solid" waiting={propose.isPending} onClick={() => void send()}>
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

/** The records of a proposal, anchored in the part as it stood; null where one cannot be anchored: then the whole goes. */
function piecesOf({ wordings, values }: Extract<DerivedProposal, { readonly kind: 'pieces' }>, { base }: ProposalDraft) {
	const pieces = wordings.map(({ start, end, quote, words }) => {
		const anchor = anchorOfRange(base, start, end);
		return anchor === null ? null : { anchor: { start: anchor.start, end: anchor.end, quote }, replacement: words };
	});
	const found = pieces.filter((piece) => piece !== null);
	return found.length < pieces.length ? null : [...found, ...values.map(({ place, value }) => ({ place: { ...place }, value }))];
}
