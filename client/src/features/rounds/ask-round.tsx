import type { PlanView, Requests, RoundView } from '@renkei/api';
import type { ReactNode } from 'react';
import { useChangeRound, usePlanThreads, useRound, useSending } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { roundName, roundsText } from '../../text/rounds.ts';
import { Bones, Button, Dialog, FieldError } from '../../ui/index.ts';
import { answerersIn, knownItems, progressOf } from './round-items.ts';

interface AskProps {
	readonly plan: PlanView;
	readonly round: RoundView;
	readonly onDone: () => void;
	readonly onClose: () => void;
}

/** Asks once before what cannot be undone. */
function AskDialog({
	plan,
	round,
	title,
	act,
	change,
	onDone,
	onClose,
	children,
}: AskProps & {
	title: string;
	/** Words of the button; null while the act cannot be done. */
	act: string | null;
	change: Requests['roundChange'];
	children: ReactNode;
}) {
	const common = useText(commonText);
	const failures = useText(failureText);
	const changing = useChangeRound(plan.id);
	const { waiting, failure, send } = useSending();
	return (
		<Dialog
			title={title}
			onClose={onClose}
			actions={
				<>
					{act === null ? null : (
						<Button
							kind="solid"
							size="md"
							waiting={waiting}
							onClick={() => send(() => changing.mutateAsync({ round: round.id, change }), onDone)}
						>
							{act}
						</Button>
					)}
					<Button size="md" onClick={onClose}>
						{act === null ? common.close : common.cancel}
					</Button>
				</>
			}
		>
			{children}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</Dialog>
	);
}

/** Asks before a release: how many items, whom they ask, who will see them, and what is kept. */
export function AskRelease(props: AskProps) {
	const { plan, round } = props;
	const t = useText(roundsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { data, error } = useRound(plan.id, round.id);
	const { data: threads, error: threadsError } = usePlanThreads(plan.id);
	const failed = error ?? threadsError;
	const known = data !== undefined && threads !== undefined ? knownItems(data.items, threads.threads, plan) : null;
	const title = t.releaseTitle(roundName(round, t));
	const nameOf = (code: string) => plan.parties.find((party) => party.code === code)?.name ?? code;
	return (
		<AskDialog {...props} title={title} act={known === null || known.length === 0 ? null : t.release} change={{ release: true }}>
			{known === null ? (
				failed === null ? (
					<Bones label={common.loading} rows={2} />
				) : (
					<p>{failures.say(failed.failure)}</p>
				)
			) : known.length === 0 ? (
				<p>{t.releaseEmpty}</p>
			) : (
				<>
					<p className="ui-number">
						{t.releaseWhat(known.length, common.listed(answerersIn(known, plan.parties).map(nameOf)) || common.none)}
					</p>
					<p>{t.releaseSeen}</p>
					<p>{t.releaseKept}</p>
				</>
			)}
		</AskDialog>
	);
}

/** Asks before a round is given up with all that it holds. */
export function AskDiscard(props: AskProps) {
	const t = useText(roundsText);
	const { round } = props;
	return (
		<AskDialog {...props} title={t.discardTitle(roundName(round, t))} act={t.discard} change={{ discard: true }}>
			<p className="ui-number">{t.discardWhat(progressOf(round.counts).total)}</p>
		</AskDialog>
	);
}
